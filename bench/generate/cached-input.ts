import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figures, Input } from '../benchmark.ts';

/** Takes pieces of a file as they are made. */
export type Put = (text: string) => void;

/** Makes one input, the same each time. */
export interface Generator {
  /** Names the input in the cache. */
  readonly name: string;
  /** Every file that decides the bytes; a change of one makes the input anew. */
  readonly sources: readonly string[];
  /** The input's name inside its folder. */
  readonly file: string;
  /** Makes it at a path and returns what is true of it, and how many bytes it holds. */
  make(count: number, path: string): { readonly truth: Figures; readonly bytes: number };
}

export const cacheFolder = fileURLToPath(new URL('../.cache/', import.meta.url));
const pieceLength = 1 << 20;

/** The input of a size out of the cache, made first where it is missing. */
export function cachedInput(generator: Generator, count: number): Input {
  const digest = createHash('sha256');
  for (const source of generator.sources) digest.update(readFileSync(fileURLToPath(source)));
  const folder = join(cacheFolder, 'input', `${generator.name}-${count}-${digest.digest('hex').slice(0, 12)}`);
  const path = join(folder, generator.file);
  const note = join(folder, 'truth.json');
  if (!existsSync(note)) {
    process.stderr.write(`making ${generator.name}, ${count}\n`);
    const beside = `${folder}.${process.pid}.part`;
    mkdirSync(beside, { recursive: true });
    const made = generator.make(count, join(beside, generator.file));
    writeFileSync(join(beside, 'truth.json'), JSON.stringify(made));
    moveInPlace(beside, folder);
  }
  const { truth, bytes } = JSON.parse(readFileSync(note, 'utf8')) as { truth: Figures; bytes: number };
  return { path, bytes, count, truth };
}

/** Puts a finished folder into its place; where another run was quicker, that one's stays. */
export function moveInPlace(made: string, place: string): void {
  try {
    renameSync(made, place);
  } catch (problem) {
    rmSync(made, { recursive: true, force: true });
    if (!existsSync(place)) throw problem;
  }
}

/** Streams a text to a file, about a megabyte at a time. */
export function writeText(path: string, make: (put: Put) => Figures): { readonly truth: Figures; readonly bytes: number } {
  const descriptor = openSync(path, 'wx');
  try {
    let waiting = '';
    const flush = (): void => {
      let bytes = new TextEncoder().encode(waiting);
      while (bytes.length > 0) bytes = bytes.subarray(writeSync(descriptor, bytes));
      waiting = '';
    };
    const truth = make((text) => {
      waiting += text;
      if (waiting.length >= pieceLength) flush();
    });
    flush();
    return { truth, bytes: statSync(path).size };
  } finally {
    closeSync(descriptor);
  }
}
