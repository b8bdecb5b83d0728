/** The process that opens a file, or a member of an archive, and gives the text around a place. It may read that file and nothing else. */
import { archiveFormatOf } from '../collect/archive/format.ts';
import { openByteFile } from '../collect/archive/byte-file.ts';
import { unpackedLimits } from '../collect/archive/limits.ts';
import { openArchive } from '../collect/archive/open-archive.ts';
import { openFile } from '../collect/file-source.ts';
import { placesOf } from '../read/gateway/json.ts';
import { readSourceTree } from '../read/source-tree/index.ts';
import { sourceOf, Unreadable } from '../read/source.ts';
import type { Excerpt, ExcerptTask } from './excerpt.ts';
import { serve } from './serve.ts';

/** Longer files are not shown: nobody finds a place in them by reading, and no credential is looked for in them. */
const bytesMax = 33_554_432;
const aroundLines = 30;
/** Lines from the beginning, where no place is asked for. */
const firstLines = 100;
const lineLengthMax = 400;
const membersMost = 500;
/** Lines after the one that a finding of an account names: a row of values may go on below. */
const accountLines = 3;

void serve(async (asked: ExcerptTask) => ({ results: await excerptOf(asked) }));

async function excerptOf(task: ExcerptTask): Promise<Excerpt> {
  try {
    const found = await contentOf(task);
    if (found === undefined) return { state: 'missing' };
    if (!(found instanceof Uint8Array)) return { state: 'archive', members: found.slice(0, membersMost), membersOmitted: Math.max(0, found.length - membersMost) };
    return await textAround(found, task);
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return { state: 'unreadable', reason: problem.reason };
  }
}

/** The bytes that are asked for, or the names of an archive’s files where none of them is. */
async function contentOf({ path, name, member }: ExcerptTask): Promise<Uint8Array | readonly string[] | undefined> {
  const source = openFile(path, name);
  try {
    const isArchive = archiveFormatOf(source.head) !== undefined;
    if (!isArchive) return member === undefined ? source.bytes(bytesMax) : undefined;
  } finally {
    source.close();
  }
  const file = openByteFile(path, name);
  try {
    const archive = await openArchive(file, unpackedLimits);
    if (member === undefined) return archive.members.map((one) => one.name);
    for await (const one of archive.sources()) if (one.name === member) return one.bytes(bytesMax).slice();
    return undefined;
  } finally {
    file.close();
  }
}

async function textAround(bytes: Uint8Array, { name, member, line, jsonPointer }: ExcerptTask): Promise<Excerpt> {
  const text = decoded(bytes);
  if (text === undefined) return { state: 'binary' };
  const place = line === undefined && jsonPointer !== undefined ? placesOf(bytes, [jsonPointer])[0] : undefined;
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const at = line ?? place?.line;
  const first = at === undefined ? 1 : Math.max(1, Math.min(at, lines.length) - aroundLines);
  const last = Math.min(lines.length, at === undefined ? firstLines : at + aroundLines);
  const hidden = await credentialLines(member ?? name, bytes, lines);
  return {
    state: 'text', linesTotal: lines.length, at: at !== undefined && at <= lines.length ? at : null,
    lines: lines.slice(first - 1, last).map((raw, index) => lineOf(raw.replace(/\r$/, ''), first + index, hidden.has(first + index), place?.line === first + index ? (place.column ?? 1) : 1)),
  };
}

/** A long line is cut so that the place in it is shown. */
function lineOf(raw: string, number: number, isMasked: boolean, column: number): Extract<Excerpt, { state: 'text' }>['lines'][number] {
  if (isMasked) return { number, text: '', isMasked, isCut: false };
  const from = raw.length <= lineLengthMax ? 0 : Math.max(0, Math.min(column - 1 - lineLengthMax / 2, raw.length - lineLengthMax));
  return { number, text: raw.slice(from, from + lineLengthMax).toWellFormed(), isMasked, isCut: raw.length > lineLengthMax };
}

/** Text in UTF-8, or in UTF-16 with its mark; undefined for what is none. */
function decoded(bytes: Uint8Array): string | undefined {
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  if (mark === 'utf-8' && bytes.subarray(0, 65_536).includes(0)) return undefined;
  return new TextDecoder(mark).decode(bytes);
}

/** Lines that hold a credential, by the same search that finds them in a product; they are shown by their number only. */
async function credentialLines(name: string, bytes: Uint8Array, lines: readonly string[]): Promise<ReadonlySet<number>> {
  const { facts } = await readSourceTree([sourceOf(name, bytes)], { fileBytesMax: bytesMax, placesMax: 1_000_000 });
  const hidden = new Set<number>();
  for (const { kind, line } of facts?.credentials.places ?? []) {
    let last = line + (kind === 'account' ? accountLines : 0);
    if (kind === 'private-key') while (last < lines.length && lines[last - 1]?.includes('-----END') !== true) last += 1;
    for (let number = line; number <= last; number += 1) hidden.add(number);
  }
  return hidden;
}
