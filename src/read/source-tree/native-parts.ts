import type { NativePart } from '../../model/evidence/source-tree.ts';
import { lineBreaks, textOf } from './text-window.ts';

/** Keywords that stand where a program leaves its language's memory safety. */
export const nativeKeywords: readonly string[] = ['unsafe', 'import "c"', '.node\'', '.node"', 'system.loadlibrary', 'dllimport'];

const patterns: readonly (readonly [RegExp, string, NativePart['kind']])[] = [
  [/^(?!\s{0,80}\/\/)[^"]{0,300}\bunsafe\s{0,4}(?:\{|fn\b|impl\b|trait\b|extern\b)/, 'Rust', 'rust-unsafe'],
  [/^\s{0,40}import\s{1,4}"C"/, 'Go', 'cgo'],
  [/^(?!\s{0,80}\/\/)[^"]{0,300}\bunsafe\s{0,4}(?:\{|class\b|struct\b|static\b|void\b|public\b|private\b|internal\b|byte\b|int\b|fixed\b)/, 'C#', 'csharp-unsafe'],
  [/^(?!\s{0,80}\/\/)[^"]{0,300}\bDllImport\s{0,4}\(/, 'C#', 'native-library'],
  [/\bSystem\.loadLibrary\s{0,4}\(/, 'Java', 'java-native'],
  [/\brequire\s{0,4}\(\s{0,4}['"][^'"]{1,200}\.node['"]/, 'JavaScript', 'node-add-on'],
  [/\brequire\s{0,4}\(\s{0,4}['"][^'"]{1,200}\.node['"]/, 'TypeScript', 'node-add-on'],
];

/** Names the native parts that lines of one file show. */
export function findNativeParts(path: string, language: string, bytes: Uint8Array, hits: readonly number[]): readonly NativePart[] {
  const own = patterns.filter(([, name]) => name === language);
  const parts: NativePart[] = [];
  if (own.length === 0) return parts;
  let line = 1;
  let counted = 0;
  let doneTo = -1;
  for (const hit of hits) {
    if (hit <= doneTo) continue;
    const limit = Math.max(0, hit - 300);
    let start = hit;
    while (start > limit && bytes[start - 1] !== 10) start -= 1;
    let end = hit;
    while (end < Math.min(bytes.length, hit + 100) && bytes[end] !== 10) end += 1;
    doneTo = end;
    const text = textOf(bytes, start, end);
    const kind = own.find(([pattern]) => pattern.test(text))?.[2];
    if (kind === undefined) continue;
    line += lineBreaks(bytes, counted, start);
    counted = start;
    parts.push({ path, line, kind });
  }
  return parts;
}

/** The native part that a file is by its name alone. */
export function nativeFile(path: string): NativePart['kind'] | undefined {
  if (/(?:^|\/)binding\.gyp$/.test(path)) return 'add-on-build-file';
  if (path.endsWith('.node')) return 'node-add-on';
  if (/\.(?:so(?:\.\d{1,4}){0,3}|dll|dylib)$/.test(path)) return 'native-library';
  return undefined;
}
