import { stopBefore } from './string-end.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;
const NEWLINE = 0x0a;

/** What a byte outside of strings means for stepping over a value: 1 opens, 2 closes, 3 begins a string, 4 ends the line. */
const OUTSIDE = new Uint8Array(256);
OUTSIDE[OPEN_OBJECT] = 1;
OUTSIDE[OPEN_ARRAY] = 1;
OUTSIDE[CLOSE_OBJECT] = 2;
OUTSIDE[CLOSE_ARRAY] = 2;
OUTSIDE[QUOTE] = 3;
OUTSIDE[NEWLINE] = 4;

/** Four blanks, as the four bytes of a number. */
const FOUR_BLANKS = 0x20202020;
/** A string, a comma or colon, and a string again: what lies between them without blanks. */
const QUOTE_COMMA_QUOTE = 0x222c22;
const QUOTE_COLON_QUOTE = 0x223a22;

const noView = new DataView(new ArrayBuffer(0));

/** The line is not of the plain form; the full reader must look at it. */
class Unusual extends Error {}
export const unusual = new Unusual();

/**
 * Steps over the bytes of one line of JSON, or of one document, without building anything. It knows the plain way of writing;
 * at anything else it throws `unusual`. Inside values that it steps over it looks at brackets and quotes only.
 */
export class LineCursor {
  #bytes: Uint8Array = new Uint8Array();
  /** The same bytes, to be looked at four at a time: half of a document that is laid out for people is blanks, and much of the rest is long texts. */
  #view: DataView = noView;
  /** Where four bytes still lie before the end. */
  #lastFour = 0;
  #at = 0;
  #end = 0;
  /** First byte of the string that was read last, and the byte after it, without the quotes. */
  from = 0;
  to = 0;
  #keyStart = 0;
  #keyEnd = 0;
  /** In a document a line feed is white space; of lines it is the end. */
  readonly #isDocument: boolean;

  constructor(of: 'line' | 'document' = 'line') {
    this.#isDocument = of === 'document';
  }

  reset(bytes: Uint8Array, start: number, end: number): void {
    if (bytes !== this.#bytes) this.#changeTo(bytes);
    this.#lastFour = end - 4;
    this.#at = start;
    this.#end = end;
    this.#space();
  }

  #changeTo(bytes: Uint8Array): void {
    const { buffer, byteOffset } = bytes;
    if (buffer !== this.#view.buffer || byteOffset !== this.#view.byteOffset) this.#view = new DataView(buffer, byteOffset);
    this.#bytes = bytes;
  }

  /** Where the next byte lies. */
  get position(): number {
    return this.#at;
  }

  /** The next byte. */
  get next(): number | undefined {
    return this.#bytes[this.#at];
  }

  /** First byte of the key that was read last, and the byte after it, without the quotes. */
  get keyStart(): number {
    return this.#keyStart;
  }

  get keyEnd(): number {
    return this.#keyEnd;
  }

  /** The next byte's position, when nothing but white space is left before a line feed or the end; else -1. */
  lineEnd(): number {
    this.#space();
    return this.#at === this.#end || this.#bytes[this.#at] === NEWLINE ? this.#at : -1;
  }

  /** Steps over an array that is next; true when it holds something. */
  isFilledArray(): boolean {
    if (this.#bytes[this.#at] !== OPEN_ARRAY) throw unusual;
    const before = this.#at;
    this.#at += 1;
    this.#space();
    const isEmpty = this.#bytes[this.#at] === CLOSE_ARRAY;
    this.#at = before;
    this.skip();
    return !isEmpty;
  }

  /** Goes into the object that is next, up to its first member's value; false when it is empty and behind us. */
  openObject(): boolean {
    if (this.#bytes[this.#at] !== OPEN_OBJECT) throw unusual;
    this.#at += 1;
    this.#space();
    if (this.#bytes[this.#at] === CLOSE_OBJECT) {
      this.#at += 1;
      return false;
    }
    this.#key();
    return true;
  }

  nextMember(): boolean {
    this.#space();
    const byte = this.#bytes[this.#at];
    this.#at += 1;
    if (byte === CLOSE_OBJECT) return false;
    if (byte !== COMMA) throw unusual;
    this.#space();
    this.#key();
    return true;
  }

  openArray(): boolean {
    if (this.#bytes[this.#at] !== OPEN_ARRAY) throw unusual;
    this.#at += 1;
    this.#space();
    if (this.#bytes[this.#at] !== CLOSE_ARRAY) return true;
    this.#at += 1;
    return false;
  }

  nextItem(): boolean {
    this.#space();
    const byte = this.#bytes[this.#at];
    this.#at += 1;
    if (byte === CLOSE_ARRAY) return false;
    if (byte !== COMMA) throw unusual;
    this.#space();
    return true;
  }

  #key(): void {
    const bytes = this.#bytes;
    if (bytes[this.#at] !== QUOTE) throw unusual;
    const start = this.#at + 1;
    const end = this.#stop(start);
    if (end >= this.#end || bytes[end] !== QUOTE) throw unusual;
    this.#keyStart = start;
    this.#keyEnd = end;
    this.#at = end + 1;
    this.#space();
    if (bytes[this.#at] !== COLON) throw unusual;
    this.#at += 1;
    this.#space();
  }

  /** Reads a string without escapes: `from` and `to` are then its bytes. */
  string(): void {
    const bytes = this.#bytes;
    if (bytes[this.#at] !== QUOTE) throw unusual;
    const start = this.#at + 1;
    const at = this.#stop(start);
    if (at >= this.#end || bytes[at] !== QUOTE) throw unusual;
    this.#at = at + 1;
    this.from = start;
    this.to = at;
  }

  /** As `#string`, and escapes of single characters may be in it: none of them stands for a letter, digit, hyphen or blank. */
  text(): void {
    const bytes = this.#bytes;
    if (bytes[this.#at] !== QUOTE) throw unusual;
    const start = this.#at + 1;
    let at = this.#stop(start);
    while (bytes[at] === BACKSLASH && bytes[at + 1] !== 0x75) at = this.#stop(at + 2);
    if (at >= this.#end || bytes[at] !== QUOTE) throw unusual;
    this.#at = at + 1;
    this.from = start;
    this.to = at;
  }

  #space(): void {
    const bytes = this.#bytes;
    let at = this.#at;
    for (;;) {
      const byte = bytes[at] ?? 0;
      if (byte > 0x20) break;
      if (byte === NEWLINE && this.#isDocument) at = this.#afterBlanks(at + 1);
      else if (byte === 0x20 || byte === 0x09 || byte === 0x0d) at += 1;
      else break;
    }
    this.#at = at;
  }

  /** The first byte from a place on that is no blank. */
  #afterBlanks(start: number): number {
    const view = this.#view;
    const lastFour = this.#lastFour;
    let at = start;
    for (; at <= lastFour; at += 4) {
      const others = view.getInt32(at) ^ FOUR_BLANKS;
      if (others !== 0) return at + (Math.clz32(others) >> 3);
    }
    const bytes = this.#bytes;
    while (bytes[at] === 0x20) at += 1;
    return at;
  }

  /** The first byte from a place on that does not simply belong to a string: its end, an escape or a control character. */
  #stop(start: number): number {
    const at = stopBefore(this.#view, start, this.#lastFour);
    return at <= this.#lastFour ? at : this.#lastStop(at);
  }

  /** As `#stop`, of the last three bytes. */
  #lastStop(start: number): number {
    const bytes = this.#bytes;
    const end = this.#end;
    let at = start;
    while (at < end && bytes[at] !== QUOTE && bytes[at] !== BACKSLASH && (bytes[at] ?? 0) >= 0x20) at += 1;
    return at;
  }

  /** Steps over any value. */
  skip(): void {
    const bytes = this.#bytes;
    const end = this.#end;
    let at = this.#at;
    let depth = 0;
    do {
      const kind = OUTSIDE[bytes[at] ?? 0];
      at += 1;
      if (kind === 3) at = this.#afterStrings(at, depth > 0);
      else if (kind === 0) {
        if (depth > 0) continue;
        // A number, true, false or null: up to what ends it.
        while (at < end && bytes[at] !== COMMA && OUTSIDE[bytes[at] ?? 0] === 0) at += 1;
        break;
      } else if (kind === 4) {
        if (!this.#isDocument) throw unusual;
        at = this.#afterBlanks(at);
      } else depth += kind === 1 ? 1 : -1;
    } while (depth > 0 && at < end);
    if (depth !== 0 || at > end) throw unusual;
    this.#at = at;
  }

  /**
   * Steps over the string whose first byte lies at a place.
   * @param isInside a value around it is stepped over too: then also over the strings that follow with only a comma or colon before each
   * @returns where the next byte lies
   */
  #afterStrings(start: number, isInside: boolean): number {
    const bytes = this.#bytes;
    const view = this.#view;
    const lastFour = this.#lastFour;
    let at = start;
    for (;;) {
      at = stopBefore(view, at, lastFour);
      if (at > lastFour) break;
      const three = view.getInt32(at) >>> 8;
      if (isInside && (three === QUOTE_COMMA_QUOTE || three === QUOTE_COLON_QUOTE)) at += 3;
      else if (bytes[at] === BACKSLASH) at += 2;
      else if (bytes[at] === QUOTE) return at + 1;
      else throw unusual;
    }
    at = this.#lastStop(at);
    while (bytes[at] === BACKSLASH) at = this.#lastStop(at + 2);
    if (bytes[at] !== QUOTE) throw unusual;
    return at + 1;
  }

  /** Whether the string that was read last has these bytes. */
  is(word: Uint8Array): boolean {
    return this.#isAt(this.from, this.to, word);
  }

  isKey(name: Uint8Array): boolean {
    return this.#isAt(this.#keyStart, this.#keyEnd, name);
  }

  /** Whether the key that was read last begins so. */
  isKeyFrom(beginning: Uint8Array): boolean {
    return this.#keyEnd - this.#keyStart >= beginning.length && this.#isAt(this.#keyStart, this.#keyStart + beginning.length, beginning);
  }

  #isAt(start: number, end: number, name: Uint8Array): boolean {
    if (end - start !== name.length) return false;
    const bytes = this.#bytes;
    for (let index = 0; index < name.length; index += 1) if (bytes[start + index] !== name[index]) return false;
    return true;
  }
}
