import { Unreadable, type Place } from '../source.ts';
import type { CursorMark } from './item-marks.ts';
import { columnOf, encodingOf } from './text.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;

/** A place in the bytes of a document that moves on, and knows its line. */
export class JsonCursor {
  /** The next byte. */
  position = 0;
  /** 1-based line of the next byte. */
  line = 1;
  protected bytes: Uint8Array;
  protected end: number;
  /** The first byte of the line. */
  protected lineStart = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.end = bytes.length;
    this.begin(bytes);
  }

  /** Goes on with a whole document, which may begin with a byte-order mark. */
  begin(bytes: Uint8Array): void {
    const { encoding, markBytes } = encodingOf(bytes);
    this.reset(bytes, markBytes, bytes.length);
    if (encoding !== 'utf-8') this.fail('is UTF-16; UTF-8 is expected', 0);
  }

  /** Goes on with the document that lies between two bytes. */
  reset(bytes: Uint8Array, start: number, end: number): void {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
    this.line = 1;
    this.lineStart = start;
  }

  /** Where the cursor stands now; `goTo` leads back. */
  get mark(): CursorMark {
    return { position: this.position, line: this.line, lineStart: this.lineStart };
  }

  goTo({ position, line, lineStart }: CursorMark): void {
    this.position = position;
    this.line = line;
    this.lineStart = lineStart;
  }

  get atEnd(): boolean {
    return this.position >= this.end;
  }

  /** The next byte; -1 at the end. */
  get next(): number {
    return this.position < this.end ? (this.bytes[this.position] ?? -1) : -1;
  }

  /** The place of a byte on the line of the cursor. */
  placeAt(offset: number): Place {
    return { line: this.line, column: columnOf(this.bytes, this.lineStart, Math.min(offset, this.end)) };
  }

  /** @throws Unreadable, always, with the place of the byte at `offset` */
  fail(reason: string, offset: number = this.position): never {
    throw new Unreadable(reason, this.placeAt(offset));
  }

  protected unexpected(expected: string, offset: number = this.position): never {
    this.fail(offset >= this.end ? 'ends in the middle of its JSON value' : `is not JSON: ${expected} is expected`, offset);
  }

  skipSpace(): void {
    // Between most tokens there is none.
    if ((this.bytes[this.position] ?? 0x21) <= 0x20) this.#skipSpaces();
  }

  /** Goes past a value that was scanned before, and whose first byte is next: counts lines, looks for its end, and checks nothing. */
  passValue(): void {
    const bytes = this.bytes;
    const end = this.end;
    let at = this.position;
    let depth = 0;
    do {
      const byte = bytes[at] ?? 0;
      at += 1;
      if (byte === QUOTE) {
        while (at < end && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
        at += 1;
        // Braces and brackets differ in one bit from each other's kind.
      } else if ((byte | 0x20) === 0x7b) depth += 1;
      else if ((byte | 0x20) === 0x7d) depth -= 1;
      else if (byte === LINE_FEED) {
        this.line += 1;
        this.lineStart = at;
      } else if (depth === 0) while (at < end && !isBehindBare(bytes[at] ?? 0)) at += 1;
    } while (depth > 0 && at < end);
    this.position = Math.min(at, end);
  }

  #skipSpaces(): void {
    const bytes = this.bytes;
    const end = this.end;
    let at = this.position;
    for (; at < end; at += 1) {
      const byte = bytes[at];
      if (byte === 0x20 || byte === 0x0d || byte === 0x09) continue;
      if (byte !== LINE_FEED) break;
      this.line += 1;
      this.lineStart = at + 1;
    }
    this.position = at;
  }
}

/** Whether a byte can't belong to a number or word: space, comma, closing bracket or brace. */
function isBehindBare(byte: number): boolean {
  return byte <= 0x20 || byte === 0x2c || byte === 0x5d || byte === 0x7d;
}
