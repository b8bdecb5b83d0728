import { Unreadable } from '../source.ts';
import { JsonScanner } from './json-scanner.ts';
import { bitsMax, type JsonShape, type ListShape, type NumberedShape, type ObjectShape, type TextShape, type ValueShape } from './json-shape.ts';
import type { JsonValue } from './json-value.ts';
import { ESCAPE, PLAIN } from './json-tokens.ts';
import { asciiText } from './owned.ts';
import { decodeUtf8 } from './text.ts';
import type { TextNumbers } from './text-numbers.ts';
import { hashOf, isAt, type WordTable } from './word-table.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;
/** 1 for a byte of ASCII that stands for itself inside a string: most texts are made of those alone. */
const SIMPLE: Uint8Array = PLAIN.map((isPlain, byte) => (byte < 128 ? isPlain : 0));
/** As many as `isSet` lists compare one by one. */
const fewItems = 8;

const nothing = new Uint8Array(0);
/** The longest digest in hexadecimal digits. */
const measuredMax = 128;
/** Texts that stand for others of their length. */
const asLong = Array.from({ length: measuredMax + 1 }, (_, length) => 'x'.repeat(length));
/** Stands for a value that was looked at and is not wanted. */
const notKept: JsonValue = null;

/** A scanner that also knows items of a given shape by their bytes, and builds what is wanted of them. */
export class JsonShapeScanner extends JsonScanner {
  /** Items of the lists that are open, those of the innermost last: a list is made when its length is known, and has no room to spare. */
  readonly #items: JsonValue[] = [];
  #itemsEnd = 0;
  /** Of the texts that shapes have numbered; without it no item has such a shape. */
  numbers: TextNumbers | undefined;
  /** Whether the keys in an item must stand in the order of the shape’s members for it to have the shape. */
  isOrderAsked = false;
  #isOrdered = true;

  /** Lets go of the document and of everything out of it, before another begins. */
  release(): void {
    this.reset(nothing, 0, 0);
    this.numbers = undefined;
    this.isOrderAsked = false;
    this.#items.length = 0;
  }

  /**
   * The next value, when it has the shape; what is not wanted of it is left out.
   * @param depth how many objects and arrays are open around it
   * @returns undefined when it has another form; it is then still next
   */
  take(shape: JsonShape, depth: number): JsonValue | undefined {
    const { position, line, lineStart } = this;
    this.#isOrdered = true;
    this.#itemsEnd = 0;
    let value: JsonValue | undefined;
    try {
      value = this.#value(shape, depth);
    } catch (error) {
      // Told again, with everything before it, by whoever reads the item in full.
      if (!(error instanceof Unreadable)) throw error;
    }
    if (value !== undefined && (this.#isOrdered || !this.isOrderAsked)) return value;
    this.position = position;
    this.line = line;
    this.lineStart = lineStart;
    return undefined;
  }

  #value(shape: JsonShape, depth: number): JsonValue | undefined {
    switch (shape.is) {
      case 'text':
        return this.#text(shape);
      case 'object':
        return this.#object(shape, depth);
      case 'list':
        return this.#list(shape, depth);
      case 'numbered':
        return this.#numbered(shape);
      case 'boolean':
        return this.#boolean();
      case 'later':
        return this.#value((shape.shape ??= shape.make()), depth);
      default:
        return this.#whole(shape, depth);
    }
  }

  #object({ keys, members, required, keysMin, keysMax }: ObjectShape, outerDepth: number): JsonValue | undefined {
    const bytes = this.bytes;
    if (bytes[this.position] !== OPEN_OBJECT || outerDepth >= this.limits.depthMax) return undefined;
    const object: Record<string, JsonValue> = {};
    let first = 0;
    let behind = 0;
    let before = 0;
    let count = 0;
    this.position += 1;
    this.#space();
    if (bytes[this.position] === CLOSE_OBJECT) this.position += 1;
    else {
      for (;;) {
        const start = this.position + 1;
        if (bytes[start - 1] !== QUOTE) return undefined;
        // Items of a list mostly have their members in the same order.
        let index = keys.next[before] ?? 0;
        if (!keys.isAt(index, bytes, start)) {
          let at = start;
          while (PLAIN[bytes[at] ?? 0] === 1) at += 1;
          if (bytes[at] !== QUOTE) return undefined;
          index = keys.find(bytes, start, at, hashOf(bytes, start, at));
          if (index !== -1) keys.next[before] = index;
        }
        if (index < before) this.#isOrdered = false;
        before = index + 1;
        count += 1;
        const member = members[index];
        if (member === undefined) return undefined;
        const bit = 1 << (index < bitsMax ? index : index - bitsMax);
        if (((index < bitsMax ? first : behind) & bit) !== 0) return undefined;
        if (index < bitsMax) first |= bit;
        else behind |= bit;
        this.position = start + keys.lengthOf(index) + 1;
        this.#space();
        if (bytes[this.position] !== COLON) return undefined;
        this.position += 1;
        this.#space();
        const value = this.#value(member.shape, outerDepth + 1);
        if (value === undefined) return undefined;
        if (member.isKept) object[keys.words[index] ?? ''] = value;
        this.#space();
        const after = bytes[this.position];
        this.position += 1;
        if (after === CLOSE_OBJECT) break;
        if (after !== COMMA) return undefined;
        this.#space();
      }
    }
    return (first & required[0]) === required[0] && (behind & required[1]) === required[1] && count >= keysMin && count <= keysMax && this.position <= this.end ? object : undefined;
  }

  #list({ items, isSet, itemsMin, test }: ListShape, outerDepth: number): JsonValue | undefined {
    const bytes = this.bytes;
    if (bytes[this.position] !== OPEN_ARRAY || outerDepth >= this.limits.depthMax) return undefined;
    const first = this.#itemsEnd;
    this.position += 1;
    this.#space();
    if (bytes[this.position] === CLOSE_ARRAY) {
      this.position += 1;
      return itemsMin === 0 ? [] : undefined;
    }
    for (;;) {
      const value = this.#value(items, outerDepth + 1);
      if (value === undefined || this.#itemsEnd - first >= this.limits.itemsPerArrayMax) return undefined;
      this.#items[this.#itemsEnd] = value;
      this.#itemsEnd += 1;
      this.#space();
      const after = bytes[this.position];
      this.position += 1;
      if (after === CLOSE_ARRAY) {
        const list = this.#items.slice(first, this.#itemsEnd);
        this.#itemsEnd = first;
        return list.length < itemsMin || (isSet && this.#hasDouble(items, list)) || test?.(list) === false ? undefined : list;
      }
      if (after !== COMMA) return undefined;
      this.#space();
    }
  }

  #hasDouble({ is }: JsonShape, list: readonly JsonValue[]): boolean {
    // Of numbered texts the list holds numbers.
    return is === 'numbered' && this.numbers !== undefined ? this.numbers.isTwiceIn(list as readonly number[]) : hasDouble(list);
  }

  #numbered({ bytesMin }: NumberedShape): number | undefined {
    const { bytes, numbers } = this;
    const start = this.position + 1;
    if (bytes[start - 1] !== QUOTE || numbers === undefined) return undefined;
    let at = start;
    let hash = 0;
    for (;;) {
      const byte = bytes[at] ?? 0;
      if (SIMPLE[byte] !== 1) break;
      // As `hashOf` does it, on the way.
      hash = (hash << 5) ^ (hash >>> 27) ^ byte;
      at += 1;
    }
    if (bytes[at] === QUOTE && at < this.end) {
      if (at - start < bytesMin || at - start > this.limits.stringBytesMax) return undefined;
      this.position = at + 1;
      return numbers.ofBytes(bytes, start, at, hash);
    }
    this.skipString();
    const text = textOf(bytes, start, this.position - 1, true);
    return text === undefined || this.position - 1 - start < bytesMin ? undefined : numbers.of(text);
  }

  #text({ keeps, bytesMin, bytesMax, test, sure, words }: TextShape): JsonValue | undefined {
    const bytes = this.bytes;
    const start = this.position + 1;
    if (bytes[this.position] !== QUOTE) return undefined;
    if (words !== undefined) return this.#word(words, start);
    let at = start;
    let passes = test === undefined;
    if (sure !== undefined) {
      const { table, lengths, beginning } = sure;
      while (table[bytes[at] ?? 0] === 1) at += 1;
      passes = bytes[at] === QUOTE && (lengths === undefined || lengths.has(at - start)) && (beginning === undefined || isAt(beginning, bytes, start));
    }
    while (SIMPLE[bytes[at] ?? 0] === 1) at += 1;
    const isSimple = bytes[at] === QUOTE;
    let isEscaped = false;
    while (bytes[at] !== QUOTE) {
      if (PLAIN[bytes[at] ?? 0] === 1) at += 1;
      else {
        if (bytes[at] !== BACKSLASH || ESCAPE[bytes[at + 1] ?? 0] !== 1) return undefined;
        isEscaped = true;
        at += 2;
      }
    }
    if (at >= this.end || at - start < bytesMin || at - start > bytesMax || at - start > this.limits.stringBytesMax) return undefined;
    this.position = at + 1;
    // Of a text that nobody wants only the bytes have to be looked at, and only when they may be no characters.
    if (passes && (keeps === undefined || keeps === 'begun') && (isSimple || !isOther(bytes, start, at))) {
      if (keeps === undefined) return notKept;
      return at === start ? '' : 'x';
    }
    if (passes && keeps === 'measured' && isSimple && at - start <= measuredMax) return asLong[at - start];
    const text = isSimple && asciiText !== undefined ? asciiText.call(bytes, start, at) : textOf(bytes, start, at, isEscaped);
    if (text === undefined || !(passes || test === undefined || test(text))) return undefined;
    return keeps === undefined ? notKept : text;
  }

  #word(words: WordTable, start: number): string | undefined {
    const bytes = this.bytes;
    let index = words.next[0] ?? 0;
    if (!words.isAt(index, bytes, start)) {
      let at = start;
      while (PLAIN[bytes[at] ?? 0] === 1) at += 1;
      index = bytes[at] === QUOTE ? words.find(bytes, start, at, hashOf(bytes, start, at)) : -1;
      if (index !== -1) words.next[0] = index;
    }
    this.position = start + words.lengthOf(index) + 1;
    return words.words[index];
  }

  #boolean(): JsonValue | undefined {
    const byte = this.next;
    if (byte !== 0x74 && byte !== 0x66) return undefined;
    this.skipBare(byte);
    return byte === 0x74;
  }

  #whole({ test, known, isOrdered }: ValueShape, depth: number): JsonValue | undefined {
    const start = this.position;
    const before = known.find(this.bytes, start);
    if (before !== undefined && known.end <= this.end) {
      this.position = known.end;
      if (!known.isOrdered) this.#isOrdered = false;
      return before;
    }
    this.skipValue(depth);
    const written = decodeUtf8(this.bytes.subarray(start, this.position));
    if (written === undefined) return undefined;
    const value: JsonValue = JSON.parse(written);
    if (!test(value)) return undefined;
    const inOrder = isOrdered?.(value) !== false;
    known.keep(this.bytes, start, this.position, value, inOrder);
    if (!inOrder) this.#isOrdered = false;
    return value;
  }

  #space(): void {
    if ((this.bytes[this.position] ?? 0x21) <= 0x20) this.skipSpace();
  }
}

function hasDouble(list: readonly JsonValue[]): boolean {
  if (list.length > fewItems) return new Set(list).size !== list.length;
  for (let later = 1; later < list.length; later += 1) for (let before = 0; before < later; before += 1) if (list[before] === list[later]) return true;
  return false;
}

/** The characters of a string; undefined when they are none. */
function textOf(bytes: Uint8Array, start: number, end: number, isEscaped: boolean): string | undefined {
  const written = decodeUtf8(bytes.subarray(start, end));
  return isEscaped && written !== undefined ? String(JSON.parse(`"${written}"`)) : written;
}

/** Whether there are other bytes than ASCII. */
function isOther(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if ((bytes[at] ?? 0) > 127) return true;
  return false;
}
