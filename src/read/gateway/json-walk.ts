import { Unreadable } from '../source.ts';
import type { CursorMark, ItemMarks } from './item-marks.ts';
import { build, type JsonLimits, type JsonValue } from './json.ts';
import type { JsonShape } from './json-shape.ts';
import { JsonShapeScanner } from './json-shape-scanner.ts';
import { decodeUtf8, placeOfByte, validUtf8Length } from './text.ts';

/** Items are decoded together up to this size: one by one costs more than it builds. */
const BATCH_BYTES = 65_536;
/** After so many items in a row without the usual form none of the list is looked at for it. */
const STRANGERS_MAX = 200;

/** What to do with the items of one array of a document. */
export interface ArrayStream {
  /** The keys from the root to the array: `['components']`, `['vulnerabilities', 'ratings']` does not look into arrays. */
  readonly path: readonly string[];
  /**
   * Called for each item, in order.
   * What is kept of `value` is the caller's; nothing else of the item stays in memory.
   * @param line where the item begins, from 1
   * @param hasShape the item has the usual form, and `value` is what is wanted of it
   */
  readonly onItem: (value: JsonValue, index: number, line: number, hasShape: boolean) => void;
  /** The usual form of an item. */
  readonly shape?: JsonShape | undefined;
  /** Filled with where items begin, for `placesOf`. */
  readonly marks?: ItemMarks;
}

/**
 * Reads a document that is too large to build at once: checks it whole in one pass as `parseJson` does, and builds
 * one item at a time of the arrays at the given paths.
 * `onItem` sees items before the rest of the document has been checked: keep what it gathers only when this returns.
 * @returns `rest`: the document with each of those arrays empty
 * @throws Unreadable as `parseJson`
 */
export function walkArrayItems(bytes: Uint8Array, streams: readonly ArrayStream[], limits: Partial<JsonLimits> = {}): { readonly rest: JsonValue } {
  const scanner = new JsonShapeScanner(bytes, limits);
  const walk = new Walk(bytes, scanner, streams);
  scanner.skipSpace();
  if (scanner.atEnd) scanner.fail('is empty; a JSON value is expected');
  walk.value([], 0);
  scanner.skipSpace();
  if (!scanner.atEnd) scanner.fail('goes on after the end of its JSON value');
  return { rest: walk.rest() };
}

class Walk {
  readonly #bytes: Uint8Array;
  readonly #scanner: JsonShapeScanner;
  readonly #streams: readonly ArrayStream[];
  /** The text of the document without the streamed items, in pieces. */
  readonly #kept: string[] = [];
  #keptUntil: number;

  constructor(bytes: Uint8Array, scanner: JsonShapeScanner, streams: readonly ArrayStream[]) {
    this.#bytes = bytes;
    this.#scanner = scanner;
    this.#streams = streams;
    this.#keptUntil = scanner.position;
  }

  rest(): JsonValue {
    this.#keep(this.#bytes.length);
    const value: JsonValue = JSON.parse(this.#kept.join(''));
    return value;
  }

  #keep(until: number): void {
    const piece = this.#bytes.subarray(this.#keptUntil, until);
    const text = decodeUtf8(piece);
    if (text === undefined) throw new Unreadable('is not UTF-8', placeOfByte(this.#bytes, this.#keptUntil + validUtf8Length(piece)));
    this.#kept.push(text);
    this.#keptUntil = until;
  }

  value(path: readonly string[], depth: number): void {
    const scanner = this.#scanner;
    const below = this.#streams.filter((stream) => path.every((key, index) => stream.path[index] === key));
    if (below.length === 0) return scanner.skipValue(depth);
    if (scanner.next === 0x5b) {
      const stream = below.find((one) => one.path.length === path.length);
      return stream === undefined ? scanner.skipValue(depth) : this.#items(stream, depth + 1);
    }
    if (scanner.next !== 0x7b) return scanner.skipValue(depth);
    if (!scanner.openObject(depth + 1)) return;
    do this.value([...path, scanner.key], depth + 1);
    while (scanner.nextMember(depth + 1));
  }

  #items(stream: ArrayStream, depth: number): void {
    this.#keep(this.#scanner.position + 1);
    walkItems(this.#bytes, this.#scanner, stream, depth);
    this.#keptUntil = this.#scanner.position - 1;
  }
}

/**
 * Gives the items of the array whose bracket is next, one after the other, and stands behind it then.
 * @param depth how many objects and arrays are open inside it, itself included
 */
export function walkItems(bytes: Uint8Array, scanner: JsonShapeScanner, stream: Omit<ArrayStream, 'path'>, depth: number): void {
  if (!scanner.openArray(depth)) return;
  const lines: number[] = [];
  let index = 0;
  let start = scanner.position;
  let end = start;
  let shape = stream.shape;
  let strangers = 0;
  const give = (value: JsonValue, line: number, hasShape: boolean): void => {
    stream.onItem(value, index, line, hasShape);
    index += 1;
  };
  const giveBatch = (): void => {
    if (lines.length === 0) return;
    for (const [offset, value] of buildItems(bytes, start, end).entries()) give(value, lines[offset] ?? 0, false);
    lines.length = 0;
  };
  const mark = (): CursorMark => scanner.mark;
  for (let hasMore = true; hasMore; ) {
    const { line, position } = scanner;
    stream.marks?.pass(index + lines.length, mark);
    const value = shape === undefined ? undefined : scanner.take(shape, depth);
    if (value !== undefined) {
      strangers = 0;
      hasMore = scanner.nextItem(depth);
      giveBatch();
      give(value, line, true);
      continue;
    }
    strangers += 1;
    if (strangers > STRANGERS_MAX) shape = undefined;
    if (lines.length === 0) start = position;
    lines.push(line);
    scanner.skipValue(depth);
    end = scanner.position;
    hasMore = scanner.nextItem(depth);
    if (!hasMore || end - start >= BATCH_BYTES) giveBatch();
  }
}

function buildItems(bytes: Uint8Array, start: number, end: number): readonly JsonValue[] {
  const text = decodeUtf8(bytes.subarray(start, end));
  // Not UTF-8: `build` says where.
  if (text === undefined) return [build(bytes, start, end)];
  const values: readonly JsonValue[] = JSON.parse(`[${text}]`);
  return values;
}
