import { Unreadable, type Place } from '../source.ts';
import { decodeUtf8 } from './text.ts';

/** Objects with more keys than this, or with an escape in a key, compare decoded keys in a set. */
const FEW = 16;

/**
 * Finds a key that an object holds twice, for all objects that are open at once.
 * Few keys are compared by hash and then by bytes; many by a set, so that no choice of keys makes it slow.
 */
export class JsonKeys {
  readonly #hashes: Int32Array;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #counts: Int32Array;
  /** One bit for each hash seen: most keys need no comparison at all. */
  readonly #masks: Int32Array;
  readonly #sets: (Set<string> | undefined)[];

  constructor(depthMax: number) {
    const levels = depthMax + 2;
    this.#hashes = new Int32Array(levels * FEW);
    this.#starts = new Int32Array(levels * FEW);
    this.#ends = new Int32Array(levels * FEW);
    this.#counts = new Int32Array(levels);
    this.#masks = new Int32Array(levels);
    this.#sets = Array.from({ length: levels }, () => undefined);
  }

  /** A new object opens at this depth. */
  open(depth: number): void {
    this.#counts[depth] = 0;
    this.#masks[depth] = 0;
    this.#sets[depth] = undefined;
  }

  count(depth: number): number {
    return this.#counts[depth] ?? 0;
  }

  /**
   * Takes the next key of the object at this depth.
   * @param start first byte after the opening quote; `end` is the closing quote
   * @param hash any hash over the bytes as written
   * @returns false when the object holds the key already
   */
  add(bytes: Uint8Array, depth: number, start: number, end: number, hash: number, isEscaped: boolean, place: () => Place): boolean {
    const count = this.#counts[depth] ?? 0;
    this.#counts[depth] = count + 1;
    let set = this.#sets[depth];
    if (set === undefined && (isEscaped || count >= FEW)) set = this.#toSet(bytes, depth, count, place);
    if (set !== undefined) {
      const size = set.size;
      set.add(decodeKey(bytes, start, end, isEscaped, place));
      return set.size > size;
    }
    const base = depth * FEW;
    const bit = 1 << (hash & 31);
    const mask = this.#masks[depth] ?? 0;
    if ((mask & bit) !== 0) {
      for (let other = base; other < base + count; other += 1) {
        if (this.#hashes[other] === hash && sameBytes(bytes, start, end, this.#starts[other] ?? 0, this.#ends[other] ?? 0)) return false;
      }
    }
    this.#masks[depth] = mask | bit;
    this.#hashes[base + count] = hash;
    this.#starts[base + count] = start;
    this.#ends[base + count] = end;
    return true;
  }

  #toSet(bytes: Uint8Array, depth: number, count: number, place: () => Place): Set<string> {
    const set = new Set<string>();
    for (let index = depth * FEW; index < depth * FEW + count; index += 1) {
      set.add(decodeKey(bytes, this.#starts[index] ?? 0, this.#ends[index] ?? 0, false, place));
    }
    this.#sets[depth] = set;
    return set;
  }
}

function sameBytes(bytes: Uint8Array, start: number, end: number, otherStart: number, otherEnd: number): boolean {
  if (end - start !== otherEnd - otherStart) return false;
  for (let index = start, other = otherStart; index < end; index += 1, other += 1) if (bytes[index] !== bytes[other]) return false;
  return true;
}

/** The characters of a key whose syntax has been checked. */
export function decodeKey(bytes: Uint8Array, start: number, end: number, isEscaped: boolean, place: () => Place): string {
  const text = decodeUtf8(bytes.subarray(start, end));
  if (text === undefined) throw new Unreadable('is not UTF-8', place());
  return isEscaped ? String(JSON.parse(`"${text}"`)) : text;
}
