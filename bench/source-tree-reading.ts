import type { Contender, Figures } from './benchmark.ts';
import { figuresIn, small } from './command.ts';

interface TreeFigures {
  readonly files: { readonly read: number };
  readonly languages: readonly { readonly name: string; readonly files: number; readonly bytes: number; readonly memorySafety: string }[];
  readonly credentials: number;
  readonly filesWith: number;
}

/** Our pass over a source tree without parsing: credentials, native parts and the share of each language at once. */
export const readTree: Contender = {
  name: 'readSourceTree, unparsed',
  role: 'ours',
  command: (input, stage) => small(stage, 'source-tree', [input.path]),
  figures: (output): Figures => {
    const { files, languages, credentials, filesWith } = JSON.parse(output) as TreeFigures;
    const bytes = (safety: string): number => languages.filter((language) => language.memorySafety === safety).reduce((sum, language) => sum + language.bytes, 0);
    const safeBytes = bytes('memory-safe');
    return { files: files.read, credentials, filesWithCredential: filesWith, safeBytes, classifiedBytes: safeBytes + bytes('not-memory-safe'), ...Object.fromEntries(languages.map((language) => [`files in ${language.name}`, language.files])) };
  },
};

export const readFiles: Contender = { name: 'read every file', role: 'floor', command: (input, stage) => small(stage, 'floor-files', [input.path]), figures: (output) => ({ files: Number(figuresIn(output)['files']) }) };
