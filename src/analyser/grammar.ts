import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * The parser's WebAssembly (`runtime`) or that of one grammar (`typescript`), from the installed package.
 * Readers may open nothing, so the reading process hands the bytes in.
 */
export function grammarOf(name: string): Promise<Uint8Array> {
  const file = name === 'runtime' ? 'tree-sitter.wasm' : `tree-sitter-${name}.wasm`;
  return Promise.resolve(readFileSync(createRequire(import.meta.url).resolve(`@vscode/tree-sitter-wasm/wasm/${file}`)));
}
