import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import type { Contender, Figures, Stage } from './benchmark.ts';
import type { Command } from './measure/run-process.ts';

/** The flags that the installed command runs with. */
const flags = ['--disable-proto=throw', '--disallow-code-generation-from-strings'];
/** Read, and read with a file that could not be: the figures tell which. */
const endsWith = [0, 2];

/** The real command, compiled and installed. */
export function assay(stage: Stage, words: readonly string[], folder?: string): Command {
  return { file: process.execPath, words: [...flags, join(stage.root, 'bin/assay.js'), ...words], endsWith, ...(folder === undefined ? {} : { folder }) };
}

/** A small program of the benchmark: a floor, a peer, or a part of ours that no command shows alone. */
export function small(stage: Stage, name: string, words: readonly string[]): Command {
  return { file: process.execPath, words: [join(stage.root, 'bench', `${name}.js`), ...words] };
}

/** For programs that take a fifth of a second or less at the smallest size. */
export const repeatSmall = { S: 4 } as const;

/** What it takes to start one more process of Node, and nothing else. */
export const bareStart: Contender = {
  name: 'node -e 0',
  role: 'floor',
  isStart: true,
  repeat: { S: 8, M: 4, L: 4 },
  command: () => ({ file: process.execPath, words: ['-e', '0'] }),
  figures: () => ({}),
};

/** Why a program of the system can't be a peer here; undefined when it is installed. */
export function missingProgram(name: string): string | undefined {
  const isThere = (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  return isThere ? undefined : `${name} is not installed`;
}

/** Why a package can't be a peer here; undefined when it is installed. */
export function missingPackage(name: string): string | undefined {
  return createRequire(import.meta.url).resolve.paths(name)?.some((folder) => existsSync(join(folder, name))) === true ? undefined : `the package ${name} is not installed`;
}

/** One JSON document with nothing but figures. */
export function figuresIn(output: string): Figures {
  return JSON.parse(output) as Figures;
}

/** What `assay inspect --format json` or `assay check --format json` prints, as far as it is looked at. */
export interface Printed {
  readonly entries?: readonly { readonly format?: string; readonly state: string; readonly notes: readonly { readonly message: string }[]; readonly notesOmitted: number }[];
  readonly says?: readonly { readonly says: readonly string[] }[];
  readonly measures: readonly { readonly id: string; readonly dimensions: Readonly<Record<string, string>>; readonly points: readonly { readonly numerator: number; readonly denominator?: number }[] }[];
  readonly findings: readonly { readonly check: string; readonly outcome: string; readonly count?: number }[];
}

/** The newest point of a measure. */
export function pointOf(printed: Printed, id: string, dimensions: Readonly<Record<string, string>> = {}): { readonly numerator: number; readonly denominator?: number } | undefined {
  return printed.measures.find((measure) => measure.id === id && Object.entries(dimensions).every(([key, value]) => measure.dimensions[key] === value))?.points.at(-1);
}
