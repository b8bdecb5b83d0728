import { textAnswer, type Answer } from './answer/answer.ts';
import { problemAddress, problemAnswer } from './answer/problem.ts';
import { problemKinds, type ProblemName } from './answer/problem-kinds.ts';
import type { Surface } from './answer/security-headers.ts';
import { laneOf } from './api/api-routes.ts';
import { problemPage } from './api/docs-page.ts';
import { performAct, type ApiMeans } from './api/perform-act.ts';
import type { Lanes } from './listener/lanes.ts';
import type { Responder } from './listener/listener.ts';
import type { Lane } from './limits.ts';
import { asPage } from './page/problem-page.ts';
import { servePage } from './page/serve-page.ts';
import { startPage } from './public/start-page.ts';
import { wellKnownRoutes, type FixedRoute, type Release, type WellKnownFiles } from './public/well-known.ts';
import type { Rooms } from './rooms.ts';
import { performScim, scimPath } from './scim/perform-scim.ts';
import type { ServerRequest } from './server-request.ts';
import { mayReadMetrics, readiness } from './watch/health.ts';
import type { Metrics } from './watch/metrics.ts';

export interface ResponderMeans extends ApiMeans {
  /** Opens them, when they are not open yet. */
  readonly rooms: () => Promise<Rooms>;
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
  #rooms: Rooms | undefined;

  constructor(means: ResponderMeans) {
    this.#means = means;
    this.#fixed = fixedRoutes(means);
  }

  /** Opens the rooms behind the front door. Who asks for one of them before waits for it. */
  async open(): Promise<Rooms> {
    this.#rooms ??= await this.#means.rooms();
    return this.#rooms;
  }

  /** Whether a path belongs to the workspace, so that no public file may take it; undefined until the rooms are open. */
  isOwn(path: string): boolean | undefined {
    if (path === '/') return false;
    if (this.#fixed.has(path) || path.startsWith('/api/') || isScim(path)) return true;
    return this.#rooms === undefined ? undefined : this.#rooms.fixed.has(path) || this.#rooms.page('GET', path) !== undefined;
  }

  readonly respond: Responder = async (request) => {
    const { path, method, facts } = request;
    const fixed = this.#fixed.get(path) ?? (await this.open()).fixed.get(path);
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

  /** A problem as a page, where a browser asked for one and the pages are there. */
  readonly forReader = (answer: Answer, { headers, path }: Pick<ServerRequest, 'headers' | 'path'>): { readonly answer: Answer; readonly surface: Surface } => {
    const shown = path.startsWith('/api/') || isScim(path) || this.#rooms === undefined ? answer : asPage(answer, headers.accept, this.#rooms.assets);
    return { answer: shown, surface: surfaceOf(shown) };
  };

  async #api(request: ServerRequest): Promise<Answer> {
    const { routes } = await this.open();
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
    const rooms = await this.open();
    const found = rooms.page(request.method, request.path);
    if (found === undefined) return this.forReader(problemAnswer('not-found', request.facts.id), request);
    request.route = found.route.path;
    const answer = await this.#within('work', request, async () => servePage(found.route, found.path, request, { ...this.#means, assets: rooms.assets }));
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

function fixedRoutes(means: ResponderMeans): ReadonlyMap<string, FixedRoute> {
  const { release, files, services, isStopping } = means;
  const kept = { 'cache-control': 'public, no-cache' };
  const page = (body: string): FixedRoute => () => ({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8', ...kept }, body });
  return new Map<string, FixedRoute>([
    ...wellKnownRoutes(release, files),
    ...Object.keys(problemKinds).map((name): readonly [string, FixedRoute] => [problemAddress(name as ProblemName), page(problemPage(name as ProblemName))]),
    ['/', page(startPage(release, files))],
    ['/.well-known/assay-keys.json', async (request) => keysAnswer((await means.publisherKeys()) ?? files.keys, request.facts.id)],
    ['/healthz', () => textAnswer(200, 'ok\n')],
    ['/readyz', async () => readiness(services, isStopping())],
    ['/metrics', (request) => (mayReadMetrics(request, services.settings.metricsToken) ? textAnswer(200, metricsText(means), { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }) : problemAnswer('not-found', request.facts.id))],
  ]);
}

/** The organisation’s keys or, where it publishes nothing, those of Assay’s own dossier. */
function keysAnswer(keys: Uint8Array | string | undefined, requestId: string): Answer {
  return keys === undefined ? problemAnswer('not-found', requestId) : { status: 200, headers: { 'content-type': 'application/json', 'cache-control': 'public, no-cache' }, body: keys };
}
