import { parseJson } from '../gateway/json.ts';
import { Unreadable, type Source } from '../source.ts';
import { markBytes } from './byte-lines.ts';
import { forEachJsonElement } from './json-elements.ts';
import type { VisitRow } from './walked-lines.ts';
import type { JsonWalk } from './json-walk.ts';

/** How much may stand behind the list: links to further pages and counts. */
const restBytesMax = 1_048_576;

const emptyList = new Uint8Array([0x5b, 0x5d]);

/**
 * Walks over the events of a list that a document holds under one of its keys (`{"Records":[ ... ]}`), one at a time.
 * The list must begin in the head. What stands around it must be JSON by the gateway's rules.
 * @returns false when the document is broken around the list or in it
 */
export function forEachListed(source: Source, key: string, walk: JsonWalk, visit: VisitRow): boolean {
  const mark = markBytes(source);
  const start = listStart(source.head, mark, key);
  if (start === -1) return false;
  const rest: Uint8Array[] = [];
  let restBytes = 0;
  const isWhole = forEachJsonElement({ head: source.head.subarray(start), chunks: () => from(source, start) }, 'array', walk, visit, (bytes) => {
    restBytes += bytes.length;
    // A copy: the piece is only valid until the next is asked for.
    if (restBytes <= restBytesMax) rest.push(bytes.slice());
  });
  return isWhole && restBytes <= restBytesMax && isJson([source.head.slice(mark, start), emptyList, ...rest]);
}

function* from(source: Source, start: number): Generator<Uint8Array> {
  let toSkip = start;
  for (const chunk of source.chunks()) {
    const skipped = Math.min(toSkip, chunk.length);
    toSkip -= skipped;
    if (skipped < chunk.length) yield chunk.subarray(skipped);
  }
}

function isJson(pieces: readonly Uint8Array[]): boolean {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  try {
    parseJson(whole);
    return true;
  } catch (problem) {
    if (problem instanceof Unreadable) return false;
    throw problem;
  }
}

/** Where the bracket of the list stands that a key of the outermost object leads to; -1 when it is not seen in these bytes. */
function listStart(bytes: Uint8Array, from: number, key: string): number {
  const wanted = new TextEncoder().encode(`"${key}"`);
  let depth = 0;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === 0x22) {
      const end = stringEnd(bytes, at);
      if (depth === 1 && end - at === wanted.length && wanted.every((one, index) => bytes[at + index] === one)) {
        const colon = afterSpace(bytes, end);
        const value = bytes[colon] === 0x3a ? afterSpace(bytes, colon + 1) : -1;
        if (bytes[value] === 0x5b) return value;
      }
      at = end - 1;
    } else if (byte === 0x7b || byte === 0x5b) depth++;
    else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return -1;
}

/** Behind the closing quote of the string that begins here. */
function stringEnd(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== 0x22) at += bytes[at] === 0x5c ? 2 : 1;
  return at + 1;
}

function afterSpace(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && (bytes[at] ?? 0) <= 0x20) at++;
  return at;
}
