import { OtherForm } from './other-form.ts';

const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const AMPERSAND = 0x26;
const APOSTROPHE = 0x27;
const OPEN = 0x3c;
const CLOSE = 0x3e;
const CLOSING_BRACKET = 0x5d;
const LAST_PLAIN = 0x7e;

/** 1 for a byte of ASCII that means nothing but itself, wherever it stands in a text. */
const plain = new Uint8Array(256).map((_, byte) => (byte >= SPACE && byte <= LAST_PLAIN && ![QUOTE, AMPERSAND, APOSTROPHE, OPEN, CLOSING_BRACKET].includes(byte) ? 1 : 0));

/** What is longer than this is no text of an SBOM. */
const bytesMax = 8_388_608;

/** The bytes of a document piece by piece, walked over with an eye on lines. Walks return where they ended, or `cut` where the bytes did. */
export class XmlBytes {
  static readonly cut = -1;
  /** Behind the end stands a `<`, at which every walk stops. */
  bytes = new Uint8Array(0);
  /** Where the next part of the document begins: what lies before is gone with the next piece. */
  at = 0;
  end = 0;
  line = 1;
  /** What a place lies behind it, less one, is its column in UTF-16 units: moved on by one for each byte that is no unit. */
  lineStart = 0;
  /** Whether the last walk over characters met nothing that has to be decoded or resolved. */
  isPlain = true;

  add(piece: Uint8Array): void {
    const rest = this.end - this.at;
    const end = rest + piece.length;
    const before = this.bytes;
    if (end > bytesMax) throw new OtherForm();
    if (end >= before.length) this.bytes = new Uint8Array(2 * end + 1);
    this.bytes.set(before.subarray(this.at, this.end));
    this.bytes.set(piece, rest);
    this.bytes[end] = OPEN;
    this.lineStart -= this.at;
    this.at = 0;
    this.end = end;
  }

  /** Over characters up to `until`: the `<` behind a text, or the quotation mark behind a value. */
  overCharacters(start: number, until: number): number {
    const { bytes } = this;
    const isText = until === OPEN;
    this.isPlain = true;
    for (let at = start; ; at += 1) {
      while (plain[bytes[at] ?? 0] === 1) at += 1;
      const byte = bytes[at] ?? 0;
      if (byte === until) return at < this.end ? at : XmlBytes.cut;
      if (byte > LAST_PLAIN) this.#take(byte);
      else if (byte === AMPERSAND) this.isPlain = false;
      else if (byte === LINE_FEED && isText) this.#endLine(at);
      else if (byte === RETURN && isText && bytes[at + 1] === LINE_FEED) this.isPlain = false;
      else if (!(byte === QUOTE || byte === APOSTROPHE || (byte === TAB && isText) || (byte === CLOSING_BRACKET && !(isText && bytes[at + 1] === CLOSING_BRACKET)))) return this.other(at);
    }
  }

  /** Over a line feed and the spaces behind it, when nothing else stands before the next tag. @returns `start` otherwise */
  overIndent(start: number): number {
    const { bytes } = this;
    if (bytes[start] !== LINE_FEED) return start;
    let at = start + 1;
    while (bytes[at] === SPACE) at += 1;
    if (bytes[at] !== OPEN || at >= this.end) return start;
    this.#endLine(start);
    return at;
  }

  /** Over the white space inside a tag. */
  overSpace(start: number): number {
    const { bytes } = this;
    for (let at = start; ; at += 1) {
      const byte = bytes[at];
      if (byte === LINE_FEED) this.#endLine(at);
      else if (byte !== SPACE && byte !== TAB && !(byte === RETURN && bytes[at + 1] === LINE_FEED)) return at;
    }
  }

  /** Over a comment or a section, up to where `mark` stands twice and is followed by `>`; in a comment it may not stand twice before. */
  overMarked(start: number, mark: number): number {
    const { bytes, end } = this;
    this.isPlain = true;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === mark && bytes[at + 1] === mark) {
        if (at + 2 >= end) return XmlBytes.cut;
        if (bytes[at + 2] === CLOSE) return at;
        if (mark !== CLOSING_BRACKET) return this.other(at);
      } else if (byte > LAST_PLAIN) this.#take(byte);
      else if (byte === LINE_FEED) this.#endLine(at);
      else if (byte === RETURN && bytes[at + 1] === LINE_FEED) this.isPlain = false;
      else if (byte < SPACE && byte !== TAB) return this.other(at);
    }
    return XmlBytes.cut;
  }

  /** What stands at `at` is not usual, or is the end of the bytes. */
  other(at: number): number {
    // A return is looked at together with what follows it.
    if (at >= this.end || (this.bytes[at] === RETURN && at + 1 >= this.end)) return XmlBytes.cut;
    throw new OtherForm();
  }

  #endLine(at: number): void {
    this.line += 1;
    this.lineStart = at + 1;
  }

  /** A character of three bytes is one UTF-16 unit, of four bytes two. */
  #take(byte: number): void {
    this.isPlain = false;
    if ((byte & 0xc0) === 0x80) this.lineStart += 1;
    else if (byte >= 0xf0) this.lineStart -= 1;
  }
}
