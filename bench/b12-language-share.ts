import type { Benchmark } from './benchmark.ts';
import { missingProgram } from './command.ts';
import { cachedInput } from './generate/cached-input.ts';
import { sourceFilesInput } from './generate/source-files.ts';
import { absent } from './peers.ts';
import { readFiles, readTree } from './source-tree-reading.ts';

/** The share of each language. Ours comes out of the one pass that also looks for credentials; no part of it tells languages alone. */
export const languageShare: Benchmark = {
  id: 'B12',
  title: 'Language share of source files',
  unit: 'files',
  counts: { S: 500, M: 3_000, L: 10_000 },
  input: (count) => cachedInput(sourceFilesInput, count),
  contenders: [
    readTree,
    readFiles,
    {
      name: 'cloc', role: 'peer', missing: missingProgram('cloc'), roundsMax: 3,
      command: (input) => ({ file: 'cloc', words: ['--quiet', '--json', '--no-autogen', input.path] }),
      figures: (output) => {
        const languages = JSON.parse(output) as Readonly<Record<string, { readonly nFiles: number }>>;
        return Object.fromEntries(['TypeScript', 'JavaScript', 'Python', 'Java', 'Go', 'C'].map((name) => [`files in ${name}`, languages[name]?.nFiles ?? 0]));
      },
    },
    absent('tokei'),
  ],
};
