import type { JsonValue } from './json-value.ts';
import { isAt, spread } from './word-table.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;

const valuesMax = 2_000;
/** Longer values seldom come twice. */
const bytesMax = 300;
const slots = 4_096;
/** So many slots are looked at, whatever somebody chose the values for. */
const probesMax = 16;

/** A value, and the bytes that it was written with. */
interface Known {
  readonly bytes: Uint8Array;
  readonly hash: number;
  readonly value: JsonValue;
  readonly isOrdered: boolean;
}

/** Lists, objects and texts that were met before, by how they are written: they are told by their bytes, and nothing is built to look for one. */
export class KnownValues {
  /** Made with the first value: most shapes of a document never meet one. */
  #slots: (Known | undefined)[] | undefined;
  #size = 0;
  /** Of the value that `find` looked at last: its hash, and where it ends; an end of 0 says that it is none to be known. */
  #hash = 0;
  /** Behind the value that `find` looked at last; meaningful when it was found. */
  end = 0;
  /** What was kept with the value that `find` found. */
  isOrdered = true;

  /**
   * The value that begins at `start`, when the very same bytes were met before. They need not be JSON otherwise.
   * Values that are written over several lines are never known, so that nobody has to count lines in them.
   */
  find(bytes: Uint8Array, start: number): JsonValue | undefined {
    if (!this.#measure(bytes, start)) {
      this.end = 0;
      return undefined;
    }
    const known = this.#slots;
    if (known === undefined) return undefined;
    const length = this.end - start;
    for (let probe = 0; probe < probesMax; probe += 1) {
      const one = known[(this.#hash + probe) & (slots - 1)];
      if (one === undefined) return undefined;
      if (one.hash === this.#hash && one.bytes.length === length && isAt(one.bytes, bytes, start)) {
        this.isOrdered = one.isOrdered;
        return one.value;
      }
    }
    return undefined;
  }

  /**
   * Keeps the value that `find` has just looked for, once it is known where it really ends.
   * @param isOrdered whether the keys in it are in order
   */
  keep(bytes: Uint8Array, start: number, end: number, value: JsonValue, isOrdered = true): void {
    if (end !== this.end || this.#size >= valuesMax) return;
    const known = (this.#slots ??= Array.from<Known | undefined>({ length: slots }));
    for (let probe = 0; probe < probesMax; probe += 1) {
      const slot = (this.#hash + probe) & (slots - 1);
      if (known[slot] !== undefined) continue;
      known[slot] = { bytes: bytes.slice(start, end), hash: this.#hash, value, isOrdered };
      this.#size += 1;
      return;
    }
  }

  /** Where the brackets and quotation marks close that open at `start`, and a hash of what is between. */
  #measure(bytes: Uint8Array, start: number): boolean {
    const last = Math.min(bytes.length, start + bytesMax);
    let hash = 0;
    let depth = 0;
    let isInText = false;
    for (let at = start; at < last; at += 1) {
      const byte = bytes[at] ?? 0;
      hash = (hash << 5) ^ (hash >>> 27) ^ byte;
      if (byte === QUOTE) {
        isInText = !isInText;
        if (isInText || depth > 0) continue;
      } else if (byte === LINE_FEED || byte === BACKSLASH) return false;
      else if (isInText) continue;
      // Braces and brackets differ in one bit from each other's kind.
      else if ((byte | 0x20) === 0x7b) {
        depth += 1;
        continue;
      } else if ((byte | 0x20) === 0x7d) {
        depth -= 1;
        if (depth > 0) continue;
      } else if (depth > 0) continue;
      else return false;
      this.#hash = spread(hash);
      this.end = at + 1;
      return true;
    }
    return false;
  }
}
