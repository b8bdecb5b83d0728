import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { grammarOf } from '../analyser/grammar.ts';
import type { PageFile } from './page-file.ts';

/** The parser and the grammars that the source reader asks for. */
const grammars = ['runtime', 'javascript', 'typescript', 'tsx', 'python', 'java'] as const;

/** The folder of a compiled package; every module of one lies one folder below it. */
const built = fileURLToPath(new URL('../browser/', import.meta.url));
const builder = new URL('../../tools/build-browser.ts', import.meta.url);

/**
 * The program that checks a dossier again in a browser, as files of the page's folder: out of the installed package, or, in a clone,
 * built from its sources.
 * @param withParser whether source code is public evidence; its parser and grammars are some 5 MB
 */
export async function browserProgram(withParser: boolean): Promise<readonly PageFile[]> {
  const program = existsSync(built) ? readdirSync(built).toSorted().map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(built, name))) })) : await builtNow();
  const parser = withParser ? await Promise.all(grammars.map(async (name) => ({ name: `tree-sitter${name === 'runtime' ? '' : `-${name}`}.wasm`, bytes: await grammarOf(name) }))) : [];
  return [...program, ...parser].map(({ name, bytes }) => ({ path: `assets/${name}`, bytes }));
}

async function builtNow(): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]> {
  // The address is not a constant, so that the package does not carry the builder.
  const tool = (await import(builder.href)) as { readonly buildBrowser: () => Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]> };
  return tool.buildBrowser();
}
