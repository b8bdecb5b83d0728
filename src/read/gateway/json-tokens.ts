import { JsonCursor } from './json-cursor.ts';
import { jsonLimits, type JsonLimits } from './json-limits.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** 1 for a byte that stands for itself inside a string: no control character, quote or backslash. */
export const PLAIN: Uint8Array = new Uint8Array(256).map((_, byte) => (byte >= 0x20 && byte !== QUOTE && byte !== BACKSLASH ? 1 : 0));

/** 1 for a byte that may follow a backslash, besides `u`. */
export const ESCAPE: Uint8Array = new Uint8Array(256);
for (const character of '"\\/bfnrt') ESCAPE[character.charCodeAt(0)] = 1;

/** Walks over strings, numbers and words, and holds them to the limits. */
export class JsonTokens extends JsonCursor {
  protected readonly limits: JsonLimits;

  constructor(bytes: Uint8Array, limits: Partial<JsonLimits> = {}) {
    super(bytes);
    this.limits = { ...jsonLimits, ...limits };
  }

  /** A string; its opening quote is next. */
  skipString(): void {
    const bytes = this.bytes;
    const end = this.end;
    const start = this.position + 1;
    let at = start;
    for (;;) {
      while (at < end && PLAIN[bytes[at] ?? 0] === 1) at += 1;
      if (at >= end) this.fail('ends in the middle of a string', at);
      const byte = bytes[at];
      if (byte === QUOTE) break;
      if (byte !== BACKSLASH) this.fail(byte === 0 ? 'holds a NUL character in a string' : 'holds a control character in a string; it must be escaped', at);
      at = this.#skipEscape(at);
    }
    if (at - start > this.limits.stringBytesMax) this.fail(`holds a string longer than ${this.limits.stringBytesMax} bytes`, start - 1);
    this.position = at + 1;
  }

  /** An escape; returns the byte after it. */
  #skipEscape(at: number): number {
    const kind = at + 1 < this.end ? (this.bytes[at + 1] ?? 0) : 0;
    if (ESCAPE[kind] === 1) return at + 2;
    const unit = kind === 0x75 ? this.#hexAt(at + 2) : -1;
    if (unit === -1) this.fail('holds an escape that JSON does not know', at);
    if (unit === 0) this.fail('holds a NUL character in a string', at);
    if (unit < 0xd800 || unit > 0xdfff) return at + 6;
    const low = unit < 0xdc00 && this.bytes[at + 6] === BACKSLASH && this.bytes[at + 7] === 0x75 ? this.#hexAt(at + 8) : -1;
    if (low < 0xdc00 || low > 0xdfff) this.fail('holds half a surrogate pair in a string', at);
    return at + 12;
  }

  /** Four hexadecimal digits as a number; -1 when they are not. */
  #hexAt(start: number): number {
    if (start + 4 > this.end) return -1;
    let value = 0;
    for (let at = start; at < start + 4; at += 1) {
      const byte = this.bytes[at] ?? 0;
      const letter = byte | 0x20;
      if (byte >= 0x30 && byte <= 0x39) value = value * 16 + byte - 0x30;
      else if (letter >= 0x61 && letter <= 0x66) value = value * 16 + letter - 0x57;
      else return -1;
    }
    return value;
  }

  /** A number, `true`, `false` or `null`. */
  protected skipBare(byte: number): void {
    if (byte === 0x2d || (byte >= 0x30 && byte <= 0x39)) this.#skipNumber();
    else if (byte === 0x74) this.#skipWord('true');
    else if (byte === 0x66) this.#skipWord('false');
    else if (byte === 0x6e) this.#skipWord('null');
    else this.unexpected('a value');
  }

  #skipWord(word: string): void {
    for (let index = 0; index < word.length; index += 1) {
      if (this.position + index >= this.end || this.bytes[this.position + index] !== word.charCodeAt(index)) this.unexpected('a value');
    }
    this.position += word.length;
  }

  #skipNumber(): void {
    const start = this.position;
    const bytes = this.bytes;
    let at = start;
    if (bytes[at] === 0x2d) at += 1;
    const whole = at;
    at = this.#skipDigits(at);
    if (at - whole > 1 && bytes[whole] === 0x30) this.fail('holds a number with a leading zero', whole);
    if (at < this.end && bytes[at] === 0x2e) at = this.#skipDigits(at + 1);
    let hasExponent = false;
    if (at < this.end && ((bytes[at] ?? 0) | 0x20) === 0x65) {
      hasExponent = true;
      at += 1;
      if (at < this.end && (bytes[at] === 0x2b || bytes[at] === 0x2d)) at += 1;
      at = this.#skipDigits(at);
    }
    if (at - start > this.limits.numberCharactersMax) this.fail(`holds a number longer than ${this.limits.numberCharactersMax} characters`, start);
    // Without an exponent only a number of more than 300 digits is infinite.
    if ((hasExponent || at - start > 300) && !Number.isFinite(Number(String.fromCharCode(...bytes.subarray(start, at))))) this.fail('holds a number out of range', start);
    this.position = at;
  }

  /** At least one digit; returns the byte after the last. */
  #skipDigits(start: number): number {
    const bytes = this.bytes;
    let at = start;
    for (; at < this.end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte < 0x30 || byte > 0x39) break;
    }
    if (at === start) this.unexpected('a digit', at);
    return at;
  }
}
