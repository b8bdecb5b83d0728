import { OtherForm } from './other-form.ts';
import { XmlBytes } from './xml-bytes.ts';
import { isAt } from './word-table.ts';
import { XmlNames, type XmlName } from './xml-names.ts';
import { asciiOf, decodedOf, isBlank, resolved } from './xml-text.ts';
import { XmlValues } from './xml-values.ts';

/** What is told of a document while it goes by. */
export interface XmlParts {
  /** @param attributes how many the tag has: as many of the scanner's `names` and `values` are its */
  opened(name: XmlName, attributes: number, line: number, column: number): void;
  closed(): void;
  /** Characters between two tags, perhaps not all of them. */
  characters(text: string): void;
}

const BANG = 0x21;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const HYPHEN = 0x2d;
const SLASH = 0x2f;
const OPEN = 0x3c;
const EQUALS = 0x3d;
const CLOSE = 0x3e;
const CLOSING_BRACKET = 0x5d;
const commentMark = new TextEncoder().encode('<!--');
const sectionMark = new TextEncoder().encode('<![CDATA[');

/** Each is compared with those before it. */
const attributesMax = 16;
/** The white space between tags mostly comes in few lengths. */
const indentMax = 256;

/** Walks over the bytes of a document of the usual form, piece by piece. Any other form is `OtherForm`; elements that do not fit together too. */
export class XmlScanner {
  /** Of the tag that was opened last. */
  readonly names: XmlName[] = [];
  readonly values: string[] = [];
  readonly #parts: XmlParts;
  readonly #known = new XmlNames();
  readonly #short = new XmlValues();
  readonly #document = new XmlBytes();
  /** Names of the open elements. */
  readonly #open: XmlName[] = [];
  readonly #indents: string[] = [];

  /** @param columns that stand before the first byte on its line */
  constructor(parts: XmlParts, columns: number) {
    this.#parts = parts;
    this.#document.lineStart = -columns;
  }

  take(piece: Uint8Array): void {
    const document = this.#document;
    document.add(piece);
    while (document.at < document.end) {
      const { at, line, lineStart, bytes } = document;
      const next = bytes[at] === OPEN ? this.#markup(at) : this.#characters(at);
      if (next === XmlBytes.cut) {
        document.line = line;
        document.lineStart = lineStart;
        return;
      }
      document.at = next;
    }
  }

  /** What is left when no piece follows is text without a tag behind it. */
  finish(): void {
    const { bytes, at, end } = this.#document;
    if (this.#open.length > 0 || !isBlank(decodedOf(bytes, at, end))) throw new OtherForm();
  }

  #markup(at: number): number {
    const { bytes } = this.#document;
    if (bytes[at + 1] === SLASH) return this.#closingTag(at);
    return bytes[at + 1] === BANG ? this.#unparsed(at) : this.#openingTag(at);
  }

  #characters(start: number): number {
    const document = this.#document;
    const behindIndent = document.overIndent(start);
    if (behindIndent > start && behindIndent - start < indentMax) {
      this.#parts.characters((this.#indents[behindIndent - start] ??= asciiOf(document.bytes, start, behindIndent)));
      return behindIndent;
    }
    const end = document.overCharacters(start, OPEN);
    if (end !== XmlBytes.cut) this.#parts.characters(this.#textOf(start, end));
    return end;
  }

  #textOf(start: number, end: number): string {
    const { bytes, isPlain } = this.#document;
    return isPlain ? asciiOf(bytes, start, end) : resolved(decodedOf(bytes, start, end));
  }

  #openingTag(start: number): number {
    const document = this.#document;
    const { bytes, line } = document;
    const column = start - document.lineStart + 1;
    const name = this.#known.at(bytes, start + 1, document.end);
    let at = this.#known.end;
    if (name === undefined) return document.other(at);
    let count = 0;
    for (;;) {
      const behindSpace = document.overSpace(at);
      const byte = bytes[behindSpace];
      if (byte === CLOSE || byte === SLASH) {
        const isEmpty = byte === SLASH;
        at = isEmpty ? behindSpace + 1 : behindSpace;
        if (bytes[at] !== CLOSE) return document.other(at);
        this.#parts.opened(name, count, line, column);
        if (isEmpty) this.#parts.closed();
        else this.#open.push(name);
        return at + 1;
      }
      if (behindSpace === at) return document.other(at);
      at = this.#attribute(behindSpace, count);
      if (at === XmlBytes.cut) return at;
      count += 1;
    }
  }

  /** @param before how many the tag had before it */
  #attribute(start: number, before: number): number {
    const document = this.#document;
    const { bytes } = document;
    const name = this.#known.at(bytes, start, document.end);
    const equals = this.#known.end;
    if (name === undefined || bytes[equals] !== EQUALS) return document.other(equals);
    const quote = bytes[equals + 1];
    if (quote !== QUOTE && quote !== APOSTROPHE) return document.other(equals + 1);
    const end = document.overCharacters(equals + 2, quote);
    if (end === XmlBytes.cut) return end;
    if (before >= attributesMax) throw new OtherForm();
    for (let other = 0; other < before; other += 1) if (this.names[other] === name) throw new OtherForm();
    this.names[before] = name;
    this.values[before] = document.isPlain ? this.#short.of(bytes, equals + 2, end) : this.#textOf(equals + 2, end);
    return end + 1;
  }

  #closingTag(start: number): number {
    const document = this.#document;
    const name = this.#open.at(-1);
    if (name === undefined) throw new OtherForm();
    const end = start + 2 + name.bytes.length;
    if (end >= document.end) return XmlBytes.cut;
    if (!isAt(name.bytes, document.bytes, start + 2) || document.bytes[end] !== CLOSE) throw new OtherForm();
    this.#open.pop();
    this.#parts.closed();
    return end + 1;
  }

  /** A comment, or a section of characters. */
  #unparsed(start: number): number {
    const document = this.#document;
    const { bytes } = document;
    if (start + sectionMark.length > document.end) return XmlBytes.cut;
    const isComment = bytes[start + 2] === HYPHEN;
    const mark = isComment ? commentMark : sectionMark;
    const from = start + mark.length;
    if (!isAt(mark, bytes, start)) throw new OtherForm();
    const end = document.overMarked(from, isComment ? HYPHEN : CLOSING_BRACKET);
    if (end === XmlBytes.cut) return end;
    const text = decodedOf(bytes, from, end);
    if (!isComment) {
      // Outside of all elements the parser has its own mind about one.
      if (this.#open.length === 0) throw new OtherForm();
      this.#parts.characters(text);
    }
    return end + 3;
  }
}
