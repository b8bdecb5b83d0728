import { TrieRouter } from 'hono/router/trie-router';
import { textAnswer, type Answer } from './answer/answer.ts';
import { problemAddress, problemAnswer } from './answer/problem.ts';
import { problemKinds, type ProblemName } from './answer/problem-kinds.ts';
import type { Surface } from './answer/security-headers.ts';
import { decodedAll, laneOf, type ApiRoutes } from './api/api-routes.ts';
import { docsPage, docsStyle, problemPage } from './api/docs-page.ts';
import { openApi } from './api/openapi.ts';
import { performAct, type ApiMeans } from './api/perform-act.ts';
import type { Lanes } from './listener/lanes.ts';
import type { Responder } from './listener/listener.ts';
import type { Lane } from './limits.ts';
import type { PageRoute } from './page-routes.ts';
import type { LoadedAssets } from './page/page-assets.ts';
import { asPage } from './page/problem-page.ts';
import { servePage } from './page/serve-page.ts';
import { startPage } from './public/start-page.ts';
import { wellKnownRoutes, type FixedRoute, type Release, type WellKnownFiles } from './public/well-known.ts';
import { performScim, scimPath } from './scim/perform-scim.ts';
import type { ServerRequest } from './server-request.ts';
import { mayReadMetrics, readiness } from './watch/health.ts';
import type { Metrics } from './watch/metrics.ts';

export interface ResponderMeans extends ApiMeans {
  readonly routes: ApiRoutes;
  readonly assets: LoadedAssets;
  readonly pages: readonly PageRoute[];
  readonly release: Release;
  readonly files: WellKnownFiles;
  readonly lanes: Lanes;
  readonly metrics: Metrics;
  readonly isStopping: () => boolean;
  /** The organisation’s own public key file, when it publishes here. */
  readonly publisherKeys: () => Promise<Uint8Array | undefined>;
}

/** Seconds after which a place may be free again. */
const busySeconds = 2;

/** Answers whatever is not a file of the public site: fixed addresses, acts, pages. */
export class Respond {
  readonly #means: ResponderMeans;
  readonly #fixed: ReadonlyMap<string, FixedRoute>;
  readonly #pages = new TrieRouter<PageRoute>();

  constructor(means: ResponderMeans) {
    this.#means = means;
    this.#fixed = fixedRoutes(means);
    for (const route of means.pages) this.#pages.add(route.method, route.path.replaceAll(/\{([^}]+)\}/g, ':$1'), route);
  }

  /** Whether a path belongs to the workspace, so that no public file may take it. */
  isOwn(path: string): boolean {
    return (path !== '/' && this.#fixed.has(path)) || path.startsWith('/api/') || isScim(path) || this.#pages.match('GET', path)[0].length > 0;
  }

  readonly respond: Responder = async (request) => {
    const { path, method, facts } = request;
    const fixed = this.#fixed.get(path);
    if (fixed !== undefined) {
      request.route = path;
      if (method !== 'GET') return data(problemAnswer('method-not-allowed', facts.id, { headers: { allow: 'GET, HEAD' } }));
      const answer = await fixed(request);
      return { answer, surface: surfaceOf(answer) };
    }
    if (path.startsWith('/api/')) return data(await this.#api(request));
    if (isScim(path)) return data(await this.#scim(request));
    return this.#page(request);
  };

  /** A problem as a page, where a browser asked for one. */
  readonly forReader = (answer: Answer, { headers, path }: Pick<ServerRequest, 'headers' | 'path'>): { readonly answer: Answer; readonly surface: Surface } => {
    const shown = path.startsWith('/api/') || isScim(path) ? answer : asPage(answer, headers.accept, this.#means.assets);
    return { answer: shown, surface: surfaceOf(shown) };
  };

  async #api(request: ServerRequest): Promise<Answer> {
    const { routes } = this.#means;
    const found = routes.find(request.method, request.path);
    if (found === undefined) {
      const allow = routes.allowed(request.path);
      return allow.length === 0 ? problemAnswer('not-found', request.facts.id) : problemAnswer('method-not-allowed', request.facts.id, { headers: { allow: allow.join(', ') } });
    }
    const { act } = found.route;
    request.route = act.id;
    return this.#within(laneOf(act), request, () => performAct(found.route, found.path, request, this.#means));
  }

  async #scim(request: ServerRequest): Promise<Answer> {
    request.route = scimPath;
    return this.#within('identity', request, () => performScim(request, this.#means));
  }

  async #page(request: ServerRequest): Promise<{ answer: Answer; surface: Surface }> {
    const found = this.#pages.match(request.method, request.path)[0] as [PageRoute, Record<string, string>][];
    const [route, parameters] = found.toSorted(([left], [right]) => fieldsIn(left) - fieldsIn(right))[0] ?? [];
    const path = parameters === undefined ? undefined : decodedAll(parameters);
    if (route === undefined || path === undefined) return this.forReader(problemAnswer('not-found', request.facts.id), request);
    request.route = route.path;
    const answer = await this.#within('work', request, async () => servePage(route, path, request, this.#means));
    return this.forReader(answer, request);
  }

  /** Work on a request takes a place; without one the asker hears so at once, before anything is read. */
  async #within(lane: Lane, request: ServerRequest, work: () => Promise<Answer>): Promise<Answer> {
    const leave = this.#means.lanes.enter(lane);
    if (leave === undefined) {
      this.#means.metrics.countShed('lane');
      return problemAnswer('busy', request.facts.id, { retryAfterSeconds: busySeconds });
    }
    try {
      return await work();
    } finally {
      leave();
    }
  }
}

/** What the server counts, with the requests that are under way. */
export function metricsText({ metrics, lanes }: Pick<ResponderMeans, 'metrics' | 'lanes'>): string {
  return metrics.text({ identity: lanes.busy('identity'), work: lanes.busy('work'), upload: lanes.busy('upload') });
}

function isScim(path: string): boolean {
  return path === scimPath || path.startsWith(`${scimPath}/`);
}

function data(answer: Answer): { answer: Answer; surface: Surface } {
  return { answer, surface: 'data' };
}

function surfaceOf({ headers }: Answer): Surface {
  return headers['content-type'] === 'text/html; charset=utf-8' ? 'page' : 'data';
}

function fieldsIn(route: PageRoute): number {
  return route.path.split('{').length;
}

function fixedRoutes(means: ResponderMeans): ReadonlyMap<string, FixedRoute> {
  const { routes, release, files, services, isStopping } = means;
  const kept = { 'cache-control': 'public, no-cache' };
  const page = (body: string): FixedRoute => () => ({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8', ...kept }, body });
  const description = JSON.stringify(openApi(routes.all, release.version), null, 2);
  return new Map<string, FixedRoute>([
    ...wellKnownRoutes(release, files),
    ...means.assets.routes,
    ...Object.keys(problemKinds).map((name): readonly [string, FixedRoute] => [problemAddress(name as ProblemName), page(problemPage(name as ProblemName))]),
    ['/', page(startPage(release, files))],
    ['/.well-known/assay-keys.json', async (request) => keysAnswer((await means.publisherKeys()) ?? files.keys, request.facts.id)],
    ['/healthz', () => textAnswer(200, 'ok\n')],
    ['/readyz', async () => readiness(services, isStopping())],
    ['/metrics', (request) => (mayReadMetrics(request, services.settings.metricsToken) ? textAnswer(200, metricsText(means), { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }) : problemAnswer('not-found', request.facts.id))],
    ['/api/v1/openapi.json', () => ({ status: 200, headers: { 'content-type': 'application/json; charset=utf-8', ...kept }, body: description })],
    ['/api/docs', page(docsPage(routes.all, release.version))],
    ['/api/docs.css', () => ({ status: 200, headers: { 'content-type': 'text/css; charset=utf-8', ...kept }, body: docsStyle })],
  ]);
}

/** The organisation’s keys or, where it publishes nothing, those of Assay’s own dossier. */
function keysAnswer(keys: Uint8Array | string | undefined, requestId: string): Answer {
  return keys === undefined ? problemAnswer('not-found', requestId) : { status: 200, headers: { 'content-type': 'application/json', 'cache-control': 'public, no-cache' }, body: keys };
}
