import { OtherForm } from '../gateway/other-form.ts';
import { asciiText } from '../gateway/owned.ts';
import { decodeUtf8 } from '../gateway/text.ts';

/** What came of lines: `other` when they have not the usual form, `cut` when there are not enough of them yet to know. */
export type Outcome = 'taken' | 'other' | 'cut';

const LF = 0x0a;
const CR = 0x0d;
const HASH = 0x23;
const pieceBytesMax = 1_048_576;
/** A longer line may have more characters than are read. */
const lineBytesMax = 1_000_000;

/** 1 for a byte of ASCII that stands for a character of a line: all but control characters, of which tabs and form feeds are none. */
const TEXT: Uint8Array = new Uint8Array(256).map((_, byte) => ((byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0c ? 1 : 0));
/** 1 for space that may stand around a value. */
const SPACE: Uint8Array = new Uint8Array(256).map((_, byte) => (byte === 0x20 || byte === 0x09 || byte === 0x0c ? 1 : 0));

/** The lines of a text in UTF-8 as bytes, piece by piece: ended by LF or CR LF. Whatever else they hold than text is `OtherForm`. */
export class LineBytes {
  /** Behind the lines stands a zero, which is no text. */
  readonly bytes = new Uint8Array(lineBytesMax + pieceBytesMax + 1);
  /** Where the next line begins, and its number from 1. */
  at = 0;
  row = 1;
  /** Behind the last line that is there as a whole. */
  end = 0;
  isLast = false;
  /** The line or value that was looked at last. */
  start = 0;
  stop = 0;
  isAscii = true;
  #filled = 0;

  /** Takes the next piece; the lines before `at` are gone then. */
  add(piece: Uint8Array): void {
    const { bytes, at } = this;
    const rest = this.#filled - at;
    if (rest > lineBytesMax || piece.length > pieceBytesMax) throw new OtherForm();
    bytes.copyWithin(0, at, this.#filled);
    bytes.set(piece, rest);
    this.at = 0;
    this.#filled = rest + piece.length;
    this.end = this.#filled === 0 ? 0 : bytes.lastIndexOf(LF, this.#filled - 1) + 1;
    bytes[this.#filled] = 0;
  }

  /** No piece comes any more: what is left is the last line. */
  finish(): void {
    this.isLast = true;
    this.end = this.#filled;
  }

  /** Looks at a line from one of its bytes on, up to its end, and goes on to the next. */
  pass(from: number): void {
    const { bytes } = this;
    let at = from;
    while (TEXT[bytes[at] ?? 0] === 1) at += 1;
    this.isAscii = (bytes[at] ?? 0) < 0x80;
    if (!this.isAscii) at = this.#passOthers(from);
    this.start = from;
    this.stop = at;
    const byte = bytes[at];
    if (byte === LF) this.at = at + 1;
    else if (byte === CR && bytes[at + 1] === LF) this.at = at + 2;
    else if (at === this.#filled) this.at = at;
    else throw new OtherForm();
    this.row += 1;
  }

  /** Goes over the next line when it says nothing, being empty or a comment. */
  passIdle(): boolean {
    const first = this.bytes[this.at];
    if (first !== LF && first !== CR && first !== HASH) return false;
    this.pass(this.at);
    return true;
  }

  /** As `pass`, without the space around. */
  passValue(from: number): void {
    const { bytes } = this;
    let start = from;
    while (SPACE[bytes[start] ?? 0] === 1) start += 1;
    this.pass(start);
    while (this.stop > start && SPACE[bytes[this.stop - 1] ?? 0] === 1) this.stop -= 1;
  }

  /** A part of what `pass` or `passValue` looked at last, as a text with memory of its own. */
  text(start = this.start, stop = this.stop): string {
    return this.isAscii && asciiText !== undefined ? asciiText.call(this.bytes, start, stop) : (decodeUtf8(this.bytes.subarray(start, stop)) ?? '');
  }

  #passOthers(from: number): number {
    const { bytes } = this;
    let at = from;
    while (TEXT[bytes[at] ?? 0] === 1 || (bytes[at] ?? 0) > 0x7f) at += 1;
    const text = decodeUtf8(bytes.subarray(from, at));
    if (text === undefined || /[\u0080-\u009f]/.test(text)) throw new OtherForm();
    return at;
  }
}
