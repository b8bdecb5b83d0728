import { LineCursor, unusual } from './line-cursor.ts';

/**
 * What is kept of a JSON value: `all` of it; `presence` only that it is there (a 0 stands for it); `count` how many items an array has
 * (a 0 for each); some `fields` of an object; or `items` of an array, each pruned in turn.
 * A value that is of another type than the parts say is kept whole.
 */
export type Kept = 'all' | 'presence' | 'count' | { readonly fields: readonly KeptField[] } | { readonly items: Kept };

interface KeptField {
  /** UTF-8 of the key, or of its beginning. */
  readonly name: Uint8Array;
  readonly isPrefix: boolean;
  readonly kept: Kept;
}

const encoder = new TextEncoder();

/** Fields by key; a key that ends in `*` stands for all that begin so. */
export function fields(parts: Readonly<Record<string, Kept>>): Kept {
  return { fields: Object.entries(parts).map(([key, kept]) => ({ name: encoder.encode(key.replace(/\*$/, '')), isPrefix: key.endsWith('*'), kept })) };
}

const QUOTE = 0x22;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;
const ZERO = 0x30;

/** Writes the parts of a JSON document that matter as a shorter document, without building anything. */
export class Pruner {
  readonly #kept: Kept;
  readonly #cursor = new LineCursor('document');
  #bytes: Uint8Array = new Uint8Array();
  #out: Uint8Array = new Uint8Array(65_536);
  #length = 0;

  constructor(kept: Kept) {
    this.#kept = kept;
  }

  /**
   * The shorter document, valid until the next call; undefined for one that is written in an unusual way (an escape in a key, a byte-order mark,
   * anything after its end) or is no JSON as far as was seen.
   */
  prune(bytes: Uint8Array): Uint8Array | undefined {
    // Copied parts and single characters: never longer than what they are from, apart from the zeros of an array of shorter items.
    if (this.#out.length < bytes.length + 64) this.#out = new Uint8Array(bytes.length * 2);
    this.#bytes = bytes;
    this.#length = 0;
    try {
      this.#cursor.reset(bytes, 0, bytes.length);
      if (this.#cursor.next !== OPEN_OBJECT) return undefined;
      this.#value(this.#kept);
      return this.#cursor.lineEnd() === bytes.length ? this.#out.subarray(0, this.#length) : undefined;
    } catch (problem) {
      if (problem === unusual) return undefined;
      throw problem;
    } finally {
      this.#bytes = new Uint8Array();
    }
  }

  #value(kept: Kept): void {
    const cursor = this.#cursor;
    if (typeof kept === 'object' && 'fields' in kept && cursor.next === OPEN_OBJECT) this.#object(kept.fields);
    else if (typeof kept === 'object' && 'items' in kept && cursor.next === OPEN_ARRAY) this.#array(kept.items);
    else if (kept === 'count' && cursor.next === OPEN_ARRAY) this.#array('presence');
    else {
      const start = cursor.position;
      cursor.skip();
      if (kept === 'presence') this.#byte(ZERO);
      else this.#copy(start, cursor.position);
    }
  }

  #object(wanted: readonly KeptField[]): void {
    const cursor = this.#cursor;
    this.#byte(OPEN_OBJECT);
    let isFirst = true;
    for (let more = cursor.openObject(); more; more = cursor.nextMember()) {
      const field = this.#field(wanted);
      if (field === undefined) {
        cursor.skip();
        continue;
      }
      if (!isFirst) this.#byte(COMMA);
      isFirst = false;
      this.#byte(QUOTE);
      this.#copy(cursor.keyStart, cursor.keyEnd);
      this.#byte(QUOTE);
      this.#byte(COLON);
      this.#value(field.kept);
    }
    this.#byte(CLOSE_OBJECT);
  }

  #array(item: Kept): void {
    const cursor = this.#cursor;
    this.#byte(OPEN_ARRAY);
    let isFirst = true;
    for (let more = cursor.openArray(); more; more = cursor.nextItem()) {
      if (!isFirst) this.#byte(COMMA);
      isFirst = false;
      this.#value(item);
    }
    this.#byte(CLOSE_ARRAY);
  }

  #field(wanted: readonly KeptField[]): KeptField | undefined {
    const { keyStart, keyEnd } = this.#cursor;
    const bytes = this.#bytes;
    const length = keyEnd - keyStart;
    for (const field of wanted) {
      const { name, isPrefix } = field;
      if (isPrefix ? length < name.length : length !== name.length) continue;
      let index = 0;
      while (index < name.length && bytes[keyStart + index] === name[index]) index += 1;
      if (index === name.length) return field;
    }
    return undefined;
  }

  #byte(byte: number): void {
    this.#out[this.#length] = byte;
    this.#length += 1;
  }

  #copy(start: number, end: number): void {
    const bytes = this.#bytes;
    const out = this.#out;
    // Most parts are a few dozen bytes, for which a call to copy them costs more than it saves.
    if (end - start > 200) out.set(bytes.subarray(start, end), this.#length);
    else for (let from = start, to = this.#length; from < end; from += 1, to += 1) out[to] = bytes[from] ?? 0;
    this.#length += end - start;
  }
}
