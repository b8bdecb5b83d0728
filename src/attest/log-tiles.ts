import { say } from '../model/text.ts';
import { concat, type Bytes } from './bytes.ts';
import { leafHash, rootOf, type Hash } from './merkle-tree.ts';
import { Refused } from './refusal.ts';

/** Hashes or entries of one tile; a tile with fewer is partial. */
const WIDTH = 256;
const entrySizeMax = 65_535;

/** A file of a log, to be written under the log's folder. */
export interface LogFile {
  /** `tile/0/x001/234.p/5`, `tile/entries/000`. */
  readonly path: string;
  readonly bytes: Bytes;
}

/**
 * The files of a log by the static paths of C2SP tlog-tiles: hash tiles of every level, and bundles of entries.
 * @param writtenSize entries of the log whose files are there already: tiles that were full then are left out
 * @throws Refused `entry-too-large`
 */
export async function logFiles(entries: readonly Uint8Array[], writtenSize: number = 0): Promise<LogFile[]> {
  const files: LogFile[] = [];
  for (const { index, items } of tilesOf(entries, writtenSize)) files.push({ path: `tile/entries/${tilePath(index, items.length)}`, bytes: concat(...items.map(bundled)) });
  let hashes: readonly Hash[] = await Promise.all(entries.map(leafHash));
  for (let level = 0, written = writtenSize; hashes.length > 0; level += 1, written = Math.floor(written / WIDTH)) {
    for (const { index, items } of tilesOf(hashes, written)) files.push({ path: `tile/${level}/${tilePath(index, items.length)}`, bytes: concat(...items) });
    hashes = await rootsOfFullTiles(hashes);
  }
  return files;
}

/** The tile's number in groups of three digits, and its width when it is partial (C2SP tlog-tiles, Merkle Tree). */
export function tilePath(index: number, width: number): string {
  const groups = [String(index % 1000).padStart(3, '0')];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  return `${groups.join('/')}${width === WIDTH ? '' : `.p/${width}`}`;
}

/**
 * Reads a bundle of entries.
 * @param width how many entries it has to hold, from 1 to 256
 * @throws Refused `proof-form` when it holds fewer, or more bytes
 */
export function readEntryBundle(bytes: Uint8Array, width: number): Bytes[] {
  const entries: Bytes[] = [];
  let at = 0;
  while (entries.length < width) {
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    if (at + 2 + length > bytes.length) throw new Refused('proof-form', say`A bundle of ${width} entries ends after ${entries.length}.`);
    entries.push(new Uint8Array(bytes.subarray(at + 2, at + 2 + length)));
    at += 2 + length;
  }
  if (at !== bytes.length) throw new Refused('proof-form', say`A bundle goes on after its ${width} entries.`);
  return entries;
}

/**
 * Reads a tile of hashes.
 * @param width how many hashes it has to hold, from 1 to 256
 * @throws Refused `proof-form`
 */
export function readHashTile(bytes: Uint8Array, width: number): Hash[] {
  if (bytes.length !== width * 32) throw new Refused('proof-form', say`A tile of ${width} hashes has ${bytes.length} bytes.`);
  return Array.from({ length: width }, (_, index) => new Uint8Array(bytes.subarray(index * 32, index * 32 + 32)));
}

function tilesOf<Item>(items: readonly Item[], written: number): { readonly index: number; readonly items: readonly Item[] }[] {
  const tiles = Array.from({ length: Math.ceil(items.length / WIDTH) }, (_, index) => ({ index, items: items.slice(index * WIDTH, (index + 1) * WIDTH) }));
  return tiles.filter(({ index }) => index >= Math.floor(written / WIDTH));
}

async function rootsOfFullTiles(hashes: readonly Hash[]): Promise<Hash[]> {
  return Promise.all(Array.from({ length: Math.floor(hashes.length / WIDTH) }, (_, index) => rootOf(hashes.slice(index * WIDTH, (index + 1) * WIDTH))));
}

function bundled(entry: Uint8Array): Bytes {
  if (entry.length > entrySizeMax) throw new Refused('entry-too-large', say`It has ${entry.length} bytes.`);
  return concat(Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry);
}
