import type { RowProblem } from '../../model/evidence/audit-log.ts';
import type { Source } from '../source.ts';
import { lineBytesMax, markBytes } from './byte-lines.ts';
import { plainByte } from './json-bytes.ts';
import type { VisitRow } from './walked-lines.ts';
import type { JsonWalk } from './json-walk.ts';

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openArray = 0x5b;
const closeArray = 0x5d;

/** 1 for a byte inside a value that opens or closes nothing and begins no string. */
const inert = new Uint8Array(256).map((_, byte) => (byte === quote || byte === comma || byte === openArray || byte === closeArray || byte === 0x7b || byte === 0x7d ? 0 : 1));

type State = 'before-array' | 'before-first' | 'before-value' | 'in-value' | 'after-value' | 'after-array';

/**
 * Walks over the elements of one JSON array, or over JSON values that follow each other over any lines,
 * one at a time: memory stays flat. Elements are counted as rows.
 * @param layout `array`: one array of values; `sequence`: values with only white space between them
 * @param takeRest given when the array is only a part of a document: receives what follows its end, in pieces
 * @returns false when the document as a whole is no JSON of that layout: cut off, or going on after its end
 */
export function forEachJsonElement(source: Pick<Source, 'head' | 'chunks'>, layout: 'array' | 'sequence', walk: JsonWalk, visit: VisitRow, takeRest?: (bytes: Uint8Array) => void): boolean {
  const rows = new Elements(layout, walk, visit);
  let mark = markBytes(source);
  let hasEnded = false;
  for (const chunk of source.chunks()) {
    const start = Math.min(mark, chunk.length);
    mark -= start;
    if (hasEnded) takeRest?.(chunk);
    else if (rows.take(chunk, start)) hasEnded = takeRest !== undefined && rows.isWhole();
    else if (takeRest === undefined || !rows.isWhole()) return false;
    else hasEnded = true;
    if (hasEnded && rows.endsAt !== -1) takeRest?.(chunk.subarray(rows.endsAt));
    rows.endsAt = -1;
  }
  return rows.isWhole();
}

class Elements {
  readonly #isArray: boolean;
  readonly #walk: JsonWalk;
  readonly #visit: VisitRow;
  #state: State;
  #row = 0;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  /** The part of the current value that lay in earlier pieces. */
  #carry = new Uint8Array(4096);
  #carried = 0;
  #isTooLong = false;
  /** Behind the bracket that closed the array, in the piece taken last; -1 when it was not in it. */
  endsAt = -1;

  constructor(layout: 'array' | 'sequence', walk: JsonWalk, visit: VisitRow) {
    this.#isArray = layout === 'array';
    this.#walk = walk;
    this.#visit = visit;
    this.#state = this.#isArray ? 'before-array' : 'before-value';
  }

  isWhole(): boolean {
    return this.#isArray ? this.#state === 'after-array' : this.#state === 'before-value' && this.#row > 0;
  }

  /** @returns false when the document is broken between its values */
  take(chunk: Uint8Array, from: number): boolean {
    let at = from;
    while (at < chunk.length) {
      if (this.#state === 'in-value') {
        const end = this.#valueEnd(chunk, at);
        if (end === -1) {
          this.#keep(chunk, at, chunk.length);
          return true;
        }
        if (!this.#finish(chunk, at, end)) return false;
        at = end;
        continue;
      }
      const byte = chunk[at] ?? 0;
      if (byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d) at++;
      else if (this.#state === 'before-array') {
        if (byte !== openArray) return false;
        this.#state = 'before-first';
        at++;
      } else if (this.#state === 'after-array') return false;
      else if (this.#state === 'after-value') {
        if (byte === comma) this.#state = 'before-value';
        else if (byte === closeArray) {
          this.#state = 'after-array';
          this.endsAt = at + 1;
        } else return false;
        at++;
      } else if (this.#state === 'before-first' && byte === closeArray) {
        this.#state = 'after-array';
        this.endsAt = ++at;
      } else if (byte === comma || byte === closeArray || (!this.#isArray && byte !== 0x7b)) return false;
      else {
        this.#state = 'in-value';
        this.#row++;
      }
    }
    return true;
  }

  /** Where the current value ends; -1 when not in this piece. */
  #valueEnd(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length) {
      if (this.#isInString) {
        if (this.#isEscaped) {
          this.#isEscaped = false;
          at++;
          continue;
        }
        while (plainByte[chunk[at] as number] === 1) at++;
        if (at >= chunk.length) return -1;
        const byte = chunk[at++];
        if (byte === backslash) this.#isEscaped = true;
        else if (byte === quote) this.#isInString = false;
        continue;
      }
      while (inert[chunk[at] as number] === 1) at++;
      if (at >= chunk.length) return -1;
      const byte = chunk[at];
      if (byte === quote) this.#isInString = true;
      else if (byte === openArray || byte === 0x7b) this.#depth++;
      else if (this.#depth === 0) return at;
      else if (byte !== comma && --this.#depth === 0 && !this.#isArray) return at + 1;
      at++;
    }
    return -1;
  }

  #finish(chunk: Uint8Array, start: number, end: number): boolean {
    this.#state = this.#isArray ? 'after-value' : 'before-value';
    let problem: RowProblem | undefined;
    if (this.#carried > 0 || this.#isTooLong) {
      this.#keep(chunk, start, end);
      problem = this.#isTooLong ? 'too-long' : this.#walk.walkValue(this.#carry, 0, this.#carried);
    } else problem = end - start > lineBytesMax ? 'too-long' : this.#walk.walkValue(chunk, start, end);
    this.#carried = 0;
    this.#isTooLong = false;
    this.#visit(this.#row, problem);
    return problem !== 'not-json' && problem !== 'not-utf-8';
  }

  #keep(chunk: Uint8Array, start: number, end: number): void {
    const length = end - start;
    if (this.#isTooLong || this.#carried + length > lineBytesMax) {
      this.#isTooLong = true;
      return;
    }
    if (this.#carried + length > this.#carry.length) {
      const larger = new Uint8Array(2 * this.#carry.length + length);
      larger.set(this.#carry.subarray(0, this.#carried));
      this.#carry = larger;
    }
    this.#carry.set(chunk.subarray(start, end), this.#carried);
    this.#carried += length;
  }
}
