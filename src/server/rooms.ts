import { TrieRouter } from 'hono/router/trie-router';
import type { AnyAct } from '../workspace/act.ts';
import { ApiRoutes, decodedAll } from './api/api-routes.ts';
import { docsPage, docsStyle } from './api/docs-page.ts';
import { openApi } from './api/openapi.ts';
import type { PageRoute } from './page-routes.ts';
import { pageAssets, type LoadedAssets } from './page/page-assets.ts';
import type { FixedRoute } from './public/well-known.ts';

/** What a visitor can do behind the front door. */
export interface RoomsContents {
  readonly acts: readonly AnyAct[];
  readonly pages: readonly PageRoute[];
}

/**
 * The rooms of the workspace: its acts, its pages, and what pages load. They are most of the program, and whoever comes to
 * the front door needs none of them: they are loaded once the server listens.
 */
export class Rooms {
  readonly routes: ApiRoutes;
  readonly assets: LoadedAssets;
  /** What is told of the acts, and the files of pages, by address. */
  readonly fixed: ReadonlyMap<string, FixedRoute>;
  readonly #pages = new TrieRouter<PageRoute>();

  constructor({ acts, pages }: RoomsContents, assets: LoadedAssets, version: string) {
    this.routes = new ApiRoutes(acts);
    this.assets = assets;
    this.fixed = new Map([...assets.routes, ...described(this.routes, version)]);
    for (const route of pages) this.#pages.add(route.method, route.path.replaceAll(/\{([^}]+)\}/g, ':$1'), route);
  }

  /** Of several pages that a path fits, the one with the fewest fields in its path. */
  page(method: string, path: string): { readonly route: PageRoute; readonly path: Readonly<Record<string, string>> } | undefined {
    const found = this.#pages.match(method, path)[0] as [PageRoute, Record<string, string>][];
    const [route, parameters] = found.toSorted(([left], [right]) => fieldsIn(left) - fieldsIn(right))[0] ?? [];
    const decoded = parameters === undefined ? undefined : decodedAll(parameters);
    return route === undefined || decoded === undefined ? undefined : { route, path: decoded };
  }
}

/** Loads and opens them. @param contents other ones than the workspace’s own */
export async function openRooms(contents: Partial<RoomsContents>, version: string): Promise<Rooms> {
  const acts = contents.acts ?? (await import('../workspace/acts/index.ts')).acts;
  const pages = contents.pages ?? (await import('./pages/index.ts')).workspacePages;
  return new Rooms({ acts, pages }, await pageAssets(), version);
}

function described(routes: ApiRoutes, version: string): readonly (readonly [string, FixedRoute])[] {
  const kept = { 'cache-control': 'public, no-cache' };
  const description = JSON.stringify(openApi(routes.all, version), null, 2);
  const page = docsPage(routes.all, version);
  return [
    ['/api/v1/openapi.json', () => ({ status: 200, headers: { 'content-type': 'application/json; charset=utf-8', ...kept }, body: description })],
    ['/api/docs', () => ({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8', ...kept }, body: page })],
    ['/api/docs.css', () => ({ status: 200, headers: { 'content-type': 'text/css; charset=utf-8', ...kept }, body: docsStyle })],
  ];
}

function fieldsIn(route: PageRoute): number {
  return route.path.split('{').length;
}
