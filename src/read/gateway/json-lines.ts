import { Unreadable, type Source } from '../source.ts';
import { jsonLimits, type JsonLimits, type JsonValue } from './json.ts';
import { JsonScanner } from './json-scanner.ts';
import { decodeUtf8 } from './text.ts';

export interface LineLimits {
  /** Bytes of one line without its end. */
  readonly lineBytesMax: number;
}

export const lineLimits: LineLimits = { lineBytesMax: 1_048_576 };

/** The bytes of one line without its end; they change with the next one. */
export interface ByteLine {
  /** 1-based. */
  readonly row: number;
  /** `bytes` from `start` up to `end` is the line. Absent with `problem`. */
  readonly bytes?: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** Why the line can't be read: a predicate in our own words. */
  readonly problem?: string;
}

const NEWLINE = 0x0a;

/** Cuts a source into lines (LF or CR LF) without ever holding more than one line and one chunk. An empty line is a line. */
export function* byteLines(source: Source, limits: Partial<LineLimits> = {}): Generator<ByteLine> {
  const { lineBytesMax } = { ...lineLimits, ...limits };
  const tooLong = `is longer than ${lineBytesMax} bytes`;
  let row = 0;
  let started: Uint8Array = new Uint8Array(0);
  let isTooLong = false;
  for (const chunk of source.chunks()) {
    let start = row === 0 && started.length === 0 && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0;
    for (let end = chunk.indexOf(NEWLINE, start); end !== -1; start = end + 1, end = chunk.indexOf(NEWLINE, start)) {
      row += 1;
      if (isTooLong || started.length + end - start > lineBytesMax + 1) yield { row, start: 0, end: 0, problem: tooLong };
      else if (started.length === 0) yield lineOf(row, chunk, start, end, lineBytesMax);
      else {
        const line = joined(started, chunk.subarray(start, end));
        yield lineOf(row, line, 0, line.length, lineBytesMax);
      }
      if (started.length > 0) started = new Uint8Array(0);
      isTooLong = false;
    }
    if (isTooLong || start === chunk.length) continue;
    if (started.length + chunk.length - start > lineBytesMax + 1) {
      isTooLong = true;
      started = new Uint8Array(0);
    } else started = joined(started, chunk.subarray(start));
  }
  if (isTooLong) yield { row: row + 1, start: 0, end: 0, problem: tooLong };
  else if (started.length > 0) yield lineOf(row + 1, started, 0, started.length, lineBytesMax);
}

function lineOf(row: number, bytes: Uint8Array, start: number, lineEnd: number, lineBytesMax: number): ByteLine {
  const end = lineEnd > start && bytes[lineEnd - 1] === 0x0d ? lineEnd - 1 : lineEnd;
  return end - start > lineBytesMax ? { row, start: 0, end: 0, problem: `is longer than ${lineBytesMax} bytes` } : { row, bytes, start, end };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/**
 * The lines of a text, one at a time. A line that is too long, is not UTF-8 or holds a NUL has a `problem` instead of a text.
 * A byte-order mark is dropped.
 */
export function* lines(source: Source, limits: Partial<LineLimits> = {}): Generator<{ row: number; text?: string; problem?: string }> {
  for (const { row, bytes, start, end, problem } of byteLines(source, limits)) {
    if (bytes === undefined) {
      yield { row, problem: problem ?? '' };
      continue;
    }
    const text = decodeUtf8(bytes.subarray(start, end));
    if (text === undefined) yield { row, problem: 'is not UTF-8' };
    else if (text.includes('\0')) yield { row, problem: 'holds a NUL character' };
    else yield { row, text };
  }
}

/**
 * The values of JSON lines, one at a time, each checked as `parseJson` does. Blank lines are left out but counted.
 * `problem` is a predicate that may hold evidence text.
 */
export function* jsonLines(source: Source, limits: Partial<LineLimits & JsonLimits> = {}): Generator<{ row: number; value?: JsonValue; problem?: string }> {
  const scanner = new JsonScanner(new Uint8Array(0), { ...jsonLimits, ...limits });
  for (const { row, bytes, start, end, problem } of byteLines(source, limits)) {
    if (bytes === undefined) yield { row, problem: problem ?? '' };
    else if (!isBlank(bytes, start, end)) yield parseLine(scanner, row, bytes, start, end);
  }
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at] !== 0x20 && bytes[at] !== 0x09 && bytes[at] !== 0x0d) return false;
  return true;
}

function parseLine(scanner: JsonScanner, row: number, bytes: Uint8Array, start: number, end: number): { row: number; value?: JsonValue; problem?: string } {
  try {
    scanner.reset(bytes, start, end);
    scanner.skipDocument();
  } catch (error) {
    if (error instanceof Unreadable) return { row, problem: error.reason };
    throw error;
  }
  const text = decodeUtf8(bytes.subarray(start, end));
  return text === undefined ? { row, problem: 'is not UTF-8' } : { row, value: JSON.parse(text) };
}
