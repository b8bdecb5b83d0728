import { asciiText } from './owned.ts';
import { decodeUtf8 } from './text.ts';

/** So many slots are looked at, whatever somebody chose the texts for; what finds no room in them is kept by its characters. */
const probesMax = 16;
const slotsMin = 64;
/** Spreads hashes that lie beside each other (Knuth, multiplicative hashing). */
const spread = 0x9e3779b1;

/** Gives each text of a document a number, from 0 on. Bytes of ASCII that were met before are known without making a string of them. */
export class TextNumbers {
  readonly #texts: string[] = [];
  readonly #hashes: number[] = [];
  /** For each number the list that `isTwiceIn` met it in last. */
  readonly #lists: number[] = [];
  #list = 0;
  /** Numbers, counted from one. */
  #slots = new Int32Array(slotsMin);
  #shift = 32 - Math.log2(slotsMin);
  /** Texts that are not ASCII, or that found no slot. */
  readonly #others = new Map<string, number>();

  /** The number of a text; the next free one for a text that was not met before. */
  of(text: string): number {
    let hash = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code > 0x7f) return this.#others.get(text) ?? this.#addOther(text);
      hash = (hash << 5) ^ (hash >>> 27) ^ code;
    }
    let slot = Math.imul(hash, spread) >>> this.#shift;
    for (let probe = 0; probe < probesMax; probe += 1) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number === -1) break;
      if (this.#hashes[number] === hash && this.#texts[number] === text) return number;
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    return this.#others.get(text) ?? this.#add(text, hash);
  }

  /**
   * The number of a text that is written with bytes of ASCII and without an escape.
   * @param hash of those bytes, as `hashOf` makes it
   */
  ofBytes(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = Math.imul(hash, spread) >>> this.#shift;
    for (let probe = 0; probe < probesMax; probe += 1) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number === -1) break;
      if (this.#hashes[number] === hash && isWritten(this.#texts[number] ?? '', bytes, start, end)) return number;
      slot = (slot + 1) & mask;
    }
    const text = asciiText?.call(bytes, start, end) ?? decodeUtf8(bytes.subarray(start, end)) ?? '';
    return this.#others.get(text) ?? this.#add(text, hash);
  }

  textOf(number: number): string {
    return this.#texts[number] ?? '';
  }

  get count(): number {
    return this.#texts.length;
  }

  /** Whether one of the numbers is there twice. */
  isTwiceIn(numbers: readonly number[]): boolean {
    this.#list += 1;
    for (let at = 0; at < numbers.length; at += 1) {
      const number = numbers[at] ?? 0;
      if (this.#lists[number] === this.#list) return true;
      this.#lists[number] = this.#list;
    }
    return false;
  }

  #addOther(text: string): number {
    const number = this.#next(text, 0);
    this.#others.set(text, number);
    return number;
  }

  #add(text: string, hash: number): number {
    if (this.#texts.length * 2 >= this.#slots.length) this.#grow();
    const number = this.#next(text, hash);
    if (!this.#place(number, hash)) this.#others.set(text, number);
    return number;
  }

  #next(text: string, hash: number): number {
    this.#hashes.push(hash);
    this.#lists.push(0);
    return this.#texts.push(text) - 1;
  }

  #place(number: number, hash: number): boolean {
    const mask = this.#slots.length - 1;
    let slot = Math.imul(hash, spread) >>> this.#shift;
    for (let probe = 0; probe < probesMax; probe += 1) {
      if (this.#slots[slot] === 0) {
        this.#slots[slot] = number + 1;
        return true;
      }
      slot = (slot + 1) & mask;
    }
    return false;
  }

  #grow(): void {
    const known = this.#slots;
    this.#slots = new Int32Array(known.length * 4);
    this.#shift -= 2;
    for (const one of known) if (one !== 0 && !this.#place(one - 1, this.#hashes[one - 1] ?? 0)) this.#others.set(this.textOf(one - 1), one - 1);
  }
}

function isWritten(text: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) !== bytes[start + at]) return false;
  return true;
}
