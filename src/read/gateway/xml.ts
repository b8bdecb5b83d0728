import { SaxesParser, type SaxesAttributeNS } from 'saxes';
import { Unreadable, type Place, type Source } from '../source.ts';
import { encodingOf, placeOfByte, validUtf8Length } from './text.ts';

/** An element while it is open; the same object is given at `open` and at `close`. */
export interface XmlElement {
  /** Local name. */
  readonly name: string;
  /** Empty when it has none. */
  readonly namespace: string;
  /** In document order, `xmlns` declarations left out. */
  readonly attributes: readonly XmlAttribute[];
  /** 1-based place of its opening tag. */
  readonly line: number;
  readonly column: number;
}

export interface XmlAttribute {
  /** Local name. */
  readonly name: string;
  /** Empty when it has none. */
  readonly namespace: string;
  readonly value: string;
}

/** What a reader does with a document, in document order. */
export interface XmlHandler {
  /** @param end UTF-16 units of the document before the end of its opening tag, a byte-order mark not counted */
  open(element: XmlElement, end: number): void;
  /** The characters between two tags as one string, CDATA joined and comments left out; also where they are only white space. */
  text(text: string): void;
  /** @param end UTF-16 units before the end of its closing tag; for an empty element the same as at `open` */
  close(element: XmlElement, end: number): void;
}

export interface XmlLimits {
  readonly depthMax: number;
  readonly attributesPerElementMax: number;
  readonly elementsMax: number;
  /** UTF-16 units of one attribute value, or of the text between two tags. */
  readonly textLengthMax: number;
  readonly nameLengthMax: number;
}

const xmlLimits: XmlLimits = { depthMax: 256, attributesPerElementMax: 256, elementsMax: 5_000_000, textLengthMax: 1_000_000, nameLengthMax: 1000 };

const XMLNS = 'http://www.w3.org/2000/xmlns/';

/**
 * Reads an XML document with namespaces as a stream. UTF-8 only; no document type, hence no entities but XML's own five.
 * What the handler was told before an error is to be thrown away.
 * @throws Unreadable with line and column: not well-formed, not UTF-8, a DOCTYPE, or a limit passed
 */
export function parseXml(source: Source, handler: XmlHandler, limits: Partial<XmlLimits> = {}): void {
  if (encodingOf(source.head).encoding !== 'utf-8') throw new Unreadable('is UTF-16; UTF-8 is expected', { line: 1, column: 1 });
  const reading = new XmlReading(handler, { ...xmlLimits, ...limits });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (const chunk of source.chunks()) reading.write(decode(decoder, chunk, reading));
  reading.write(decode(decoder, undefined, reading));
  reading.write(undefined);
}

function decode(decoder: TextDecoder, chunk: Uint8Array | undefined, reading: XmlReading): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw new Unreadable('is not UTF-8', placeOfFault(chunk ?? new Uint8Array(0), reading.place()));
  }
}

/** Where the first byte lies that belongs to no character. @param before the place at which the chunk begins */
function placeOfFault(chunk: Uint8Array, before: { readonly line: number; readonly column: number }): Place {
  // The end of a character that began in the chunk before.
  let skipped = 0;
  while (skipped < 3 && ((chunk[skipped] ?? 0) & 0xc0) === 0x80) skipped += 1;
  const { line = 1, column = 1 } = placeOfByte(chunk, skipped + validUtf8Length(chunk.subarray(skipped)));
  return line === 1 ? { line: before.line, column: before.column + column - 1 } : { line: before.line + line - 1, column };
}

/** Most elements have none. */
const noAttributes: XmlAttribute[] = [];

class XmlReading {
  readonly #handler: XmlHandler;
  readonly #limits: XmlLimits;
  readonly #parser = new SaxesParser({ xmlns: true, position: true });
  readonly #open: XmlElement[] = [];
  #text = '';
  #elements = 0;
  #line = 1;
  #column = 1;

  constructor(handler: XmlHandler, limits: XmlLimits) {
    this.#handler = handler;
    this.#limits = limits;
    // No more handlers than these: with nine of them saxes was measured at a quarter of its speed.
    const parser = this.#parser;
    parser.on('doctype', () => this.#fail('holds a DOCTYPE; none is read'));
    parser.on('text', (text) => this.#addText(text));
    parser.on('cdata', (text) => this.#addText(text));
    parser.on('opentagstart', (tag) => this.#start(tag.name));
    parser.on('opentag', (tag) => this.#opened(tag.local, tag.uri, tag.attributes));
    parser.on('closetag', () => this.#closed());
  }

  /** Takes the next piece of the document; `undefined` ends it. */
  write(text: string | undefined): void {
    try {
      if (text === undefined) this.#parser.close();
      else this.#parser.write(text);
    } catch (error) {
      // The parser throws plain errors with the place in front of the message; any other is not about the document.
      const message = error instanceof Error ? /^\d+:\d+: (.*)$/s.exec(error.message)?.[1] : undefined;
      if (message === undefined) throw error;
      this.#fail(`is not well-formed XML (${message})`);
    }
  }

  /** The place behind the last piece. Between two pieces the parser's `columnIndex` is wrong; `column` counts a pair as one. */
  place(): { readonly line: number; readonly column: number } {
    return { line: this.#parser.line, column: this.#parser.column + 1 };
  }

  #fail(reason: string): never {
    throw new Unreadable(reason, { line: this.#parser.line, column: this.#parser.columnIndex + 1 });
  }

  #start(name: string): void {
    const { depthMax, elementsMax, nameLengthMax } = this.#limits;
    if (this.#elements === 0) this.#refuseEncoding(this.#parser.xmlDecl.encoding);
    this.#elements += 1;
    if (this.#open.length >= depthMax) this.#fail(`nests deeper than ${depthMax} elements`);
    if (this.#elements > elementsMax) this.#fail(`holds more than ${elementsMax} elements`);
    if (name.length > nameLengthMax) this.#fail(`holds a name longer than ${nameLengthMax} characters`);
    // The parser stands behind the character that follows the name; when that was a line end, the column is gone.
    const column = this.#parser.columnIndex - name.length - 1;
    this.#line = column < 1 ? this.#parser.line - 1 : this.#parser.line;
    this.#column = Math.max(1, column);
  }

  #refuseEncoding(encoding: string | undefined): void {
    if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) throw new Unreadable(`declares the encoding ${encoding.slice(0, 40)}; UTF-8 is expected`, { line: 1, column: 1 });
  }

  #opened(name: string, namespace: string, all: Readonly<Record<string, SaxesAttributeNS>>): void {
    this.#flush();
    const { attributesPerElementMax, nameLengthMax, textLengthMax } = this.#limits;
    let attributes = noAttributes;
    let count = 0;
    // The parser's object inherits nothing. To list its members costs more than to walk over the none that there mostly are.
    for (const key in all) {
      const attribute = all[key];
      if (attribute === undefined) continue;
      const { local, uri, value } = attribute;
      count += 1;
      if (count > attributesPerElementMax) this.#fail(`holds an element with more than ${attributesPerElementMax} attributes`);
      if (local.length > nameLengthMax) this.#fail(`holds a name longer than ${nameLengthMax} characters`);
      if (value.length > textLengthMax) this.#fail(`holds an attribute longer than ${textLengthMax} characters`);
      if (uri === XMLNS) continue;
      if (attributes === noAttributes) attributes = [];
      attributes.push({ name: local, namespace: uri, value });
    }
    const element = { name, namespace, attributes, line: this.#line, column: this.#column };
    this.#open.push(element);
    this.#handler.open(element, this.#parser.position);
  }

  #closed(): void {
    this.#flush();
    const element = this.#open.pop();
    if (element !== undefined) this.#handler.close(element, this.#parser.position);
  }

  #addText(text: string): void {
    this.#text += text;
    if (this.#text.length > this.#limits.textLengthMax) this.#fail(`holds a text longer than ${this.#limits.textLengthMax} characters`);
  }

  #flush(): void {
    if (this.#text === '') return;
    const text = this.#text;
    this.#text = '';
    if (this.#open.length > 0) this.#handler.text(text);
  }
}
