/**
 * Builds what runs in browsers: the program of a dossier's page, which checks the dossier again, and the workspace's script and style.
 * Run by itself, it writes `dist/browser` and `dist/workspace-assets`.
 * Of Node's modules a browser has none, so that an import of one is an error of the build.
 */
import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { licencesOf } from './licences.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
/** The page's own part, and the part that reads and judges, in a worker. */
const entries = { recheck: 'src/web/recheck/page/main.ts', 'recheck-worker': 'src/web/recheck/worker.ts' };

/** The workspace's pages: their script, their style and their mark. */
const ofWorkspace = ['src/web/workspace/main.ts', 'src/web/workspace/style.css', 'src/web/workspace/icon.svg'];

/** A file of the program, by its name in the page's `assets` folder. */
export interface BuiltFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** @returns the same bytes for the same sources, in the order of the names */
export async function buildBrowser(): Promise<readonly BuiltFile[]> {
  const result = await build({
    entryPoints: entries,
    absWorkingDir: root,
    outdir: 'assets',
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: ['chrome140', 'firefox133', 'safari18.2'],
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    entryNames: '[name]',
    write: false,
    metafile: true,
    logLevel: 'silent',
    // The same version of the package, built for browsers.
    alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' },
    plugins: [parserWithoutNode],
  });
  const files = result.outputFiles.map((file) => ({ name: file.path.slice(file.path.lastIndexOf('/') + 1).slice(file.path.lastIndexOf('\\') + 1), bytes: file.contents }));
  const licences = { name: 'LICENCES.txt', bytes: new TextEncoder().encode(licencesOf(Object.keys(result.metafile.inputs).map((path) => join(root, path)))) };
  return [...files, licences].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/** Script, style and mark of the workspace's pages, each with a part of its digest in its name, so that a browser may keep it. */
export async function buildWorkspaceAssets(): Promise<readonly BuiltFile[]> {
  const result = await build({ entryPoints: ofWorkspace, loader: { '.svg': 'copy' }, absWorkingDir: root, outdir: 'assets', bundle: true, format: 'esm', platform: 'browser', target: ['chrome140', 'firefox133', 'safari18.2'], minify: true, charset: 'utf8', legalComments: 'none', write: false, metafile: true, logLevel: 'silent' });
  const licences = { name: 'LICENCES.txt', bytes: new TextEncoder().encode(licencesOf(Object.keys(result.metafile.inputs).map((path) => join(root, path)))) };
  return [...result.outputFiles.map(({ path, contents }) => {
    const [, name = '', extension = ''] = /([a-z]+)\.([a-z]+)$/.exec(path) ?? [];
    return { name: `${name}-${hash('sha256', contents, 'hex').slice(0, 16)}.${extension}`, bytes: contents };
  }), licences].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * The parser of source code is built for Node too. Here its ways to Node's modules are taken out, and with them code made from
 * strings, which only other parsers than ours need and the page's policy forbids anyway.
 */
const parserWithoutNode: Plugin = {
  name: 'parser-without-node',
  setup: (builder) => {
    builder.onLoad({ filter: /[\\/]tree-sitter-wasm[\\/]wasm[\\/]tree-sitter\.js$/ }, ({ path }) => ({ contents: withoutNode(readFileSync(path, 'utf8')), loader: 'js' }));
  },
};

function withoutNode(source: string): string {
  const replacements: readonly (readonly [string, string, number])[] = [
    ["return require('url').pathToFileURL(__filename).href;", 'return self.location.href;', 1],
    ["throw new Error('Unable to determine script URL');", 'return self.location.href;', 1],
    ['await import("fs/promises")', 'undefined', 1],
    ['await import("module")', '{}', 1],
    ['require("url")', 'undefined', 1],
    ['require("fs")', 'undefined', 1],
    ['require("path")', 'undefined', 1],
    ['eval(func)', 'undefined', 2],
  ];
  return replacements.reduce((text, [what, instead, times]) => {
    const parts = text.split(what);
    if (parts.length !== times + 1) throw new Error(`The parser of source code holds «${what}» ${parts.length - 1} times; ${times} were expected. Look at what its new version does, and mend tools/build-browser.ts.`);
    return parts.join(instead);
  }, source);
}

/** Writes files to a folder that held earlier ones. */
function write(folder: string, files: readonly BuiltFile[]): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
}

/** Writes all that runs in browsers below a compiled package’s folder. */
export async function writeBrowser(dist: string): Promise<void> {
  write(join(dist, 'browser'), await buildBrowser());
  write(join(dist, 'workspace-assets'), await buildWorkspaceAssets());
}

if (import.meta.main) await writeBrowser(join(root, 'dist'));
