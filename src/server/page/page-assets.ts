import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FixedRoute } from '../public/well-known.ts';

/** Addresses of what every page loads. */
export interface PageAssets {
  readonly style: string;
  readonly script: string;
  readonly icon: string;
}

/** The pages’ script and style with the addresses at which they are served. */
export interface LoadedAssets extends PageAssets {
  readonly routes: ReadonlyMap<string, FixedRoute>;
}

interface AssetFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The folder of a compiled package; every module of one lies one folder below it. */
const built = fileURLToPath(new URL('../workspace-assets/', import.meta.url));
const builder = new URL('../../../tools/build-browser.ts', import.meta.url);
const types: Readonly<Record<string, string>> = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml', txt: 'text/plain; charset=utf-8' };
/** What has its digest in its name never changes. */
const forGood = 'public, max-age=31536000, immutable';

let loading: Promise<LoadedAssets> | undefined;

/** Loads them once: out of the installed package, or, in a clone, built from their sources. */
export async function pageAssets(): Promise<LoadedAssets> {
  loading ??= load();
  return loading;
}

async function load(): Promise<LoadedAssets> {
  const files = existsSync(built) ? readdirSync(built).map((name): AssetFile => ({ name, bytes: new Uint8Array(readFileSync(`${built}${name}`)) })) : await builtNow();
  const addressOf = (extension: string): string => {
    const found = files.find(({ name }) => name.endsWith(`.${extension}`));
    if (found === undefined) throw new Error(`Of the pages’ files the one that ends in .${extension} is missing.`);
    return `/assets/${found.name}`;
  };
  const routes = files.map(({ name, bytes }): readonly [string, FixedRoute] => {
    const headers = { 'content-type': types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream', 'cache-control': /-[0-9a-f]{16}\./.test(name) ? forGood : 'public, max-age=3600' };
    return [`/assets/${name}`, () => ({ status: 200, headers, body: bytes })];
  });
  return { style: addressOf('css'), script: addressOf('js'), icon: addressOf('svg'), routes: new Map(routes) };
}

async function builtNow(): Promise<readonly AssetFile[]> {
  // The address is not a constant, so that the package does not carry the builder.
  const tool = (await import(builder.href)) as { readonly buildWorkspaceAssets: () => Promise<readonly AssetFile[]> };
  return tool.buildWorkspaceAssets();
}
