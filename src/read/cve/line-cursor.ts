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

/** Bytes at which stepping through a string stops: 1 its end, 2 an escape, 3 a control character. */
const IN_STRING = new Uint8Array(256);
IN_STRING[QUOTE] = 1;
IN_STRING[BACKSLASH] = 2;
IN_STRING.fill(3, 0, 0x20);

/** Four blanks as one number, in either order of bytes. */
const FOUR_BLANKS = 0x20202020;
const noWords = new Int32Array();

/** The line is not of the plain form; the full reader must look at it. */
class Unusual extends Error {}
export const unusual = new Unusual();

/**
 * Steps over the bytes of one line of JSON, or of one document, without building anything. It knows the plain way of writing;
 * at anything else it throws `unusual`. Inside values that it steps over it looks at brackets and quotes only.
 */
export class LineCursor {
  #bytes: Uint8Array = new Uint8Array();
  /** The same bytes, four at a time: half of a document that is laid out for people is blanks. */
  #words: Int32Array = noWords;
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
    if (this.#isDocument) this.#words = bytes.byteOffset % 4 === 0 ? new Int32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 4)) : noWords;
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
    this.#space();
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
    this.string();
    this.#keyStart = this.from;
    this.#keyEnd = this.to;
    this.#space();
    if (this.#bytes[this.#at] !== COLON) throw unusual;
    this.#at += 1;
    this.#space();
  }

  /** Reads a string without escapes: `from` and `to` are then its bytes. */
  string(): void {
    const bytes = this.#bytes;
    if (bytes[this.#at] !== QUOTE) throw unusual;
    const start = this.#at + 1;
    let at = start;
    while (IN_STRING[bytes[at] ?? 0] === 0) at += 1;
    if (bytes[at] !== QUOTE || at >= this.#end) throw unusual;
    this.#at = at + 1;
    this.from = start;
    this.to = at;
  }

  /** As `#string`, and escapes of single characters may be in it: none of them stands for a letter, digit, hyphen or blank. */
  text(): void {
    const bytes = this.#bytes;
    if (bytes[this.#at] !== QUOTE) throw unusual;
    const start = this.#at + 1;
    let at = start;
    for (; at < this.#end; at += 1) {
      if (IN_STRING[bytes[at] ?? 0] === 0) continue;
      if (bytes[at] === QUOTE) break;
      if (bytes[at] !== BACKSLASH || bytes[at + 1] === 0x75) throw unusual;
      at += 1;
    }
    if (at >= this.#end) throw unusual;
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
    const bytes = this.#bytes;
    const words = this.#words;
    let at = start;
    while (bytes[at] === 0x20) {
      at += 1;
      if ((at & 3) !== 0) continue;
      let word = at >> 2;
      while (words[word] === FOUR_BLANKS) word += 1;
      at = word << 2;
    }
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
      if (kind === 0) {
        if (depth > 0) continue;
        // A number, true, false or null: up to what ends it.
        while (at < end && bytes[at] !== COMMA && OUTSIDE[bytes[at] ?? 0] === 0) at += 1;
        break;
      }
      if (kind === 3) {
        for (;;) {
          let byte = bytes[at] ?? 0;
          while (byte !== QUOTE && byte !== BACKSLASH && byte >= 0x20) {
            at += 1;
            byte = bytes[at] ?? 0;
          }
          at += 1;
          if (byte === QUOTE) break;
          if (byte !== BACKSLASH) throw unusual;
          at += 1;
        }
      } else if (kind === 4) {
        if (!this.#isDocument) throw unusual;
        at = this.#afterBlanks(at);
      } else depth += kind === 1 ? 1 : -1;
    } while (depth > 0 && at < end);
    if (depth !== 0 || at > end) throw unusual;
    this.#at = at;
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
