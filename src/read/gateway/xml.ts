import { SaxesParser } from 'saxes';
import { Unreadable, type Place, type Source } from '../source.ts';
import { owned } from './owned.ts';
import { encodingOf, placeOfByte, validUtf8Length } from './text.ts';
import { xmlLimits, type XmlAttribute, type XmlElement, type XmlHandler, type XmlLimits } from './xml-document.ts';
import { XmlNamespaces } from './xml-namespaces.ts';

export type { XmlElement, XmlHandler, XmlLimits } from './xml-document.ts';

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
const noAttributes: readonly XmlAttribute[] = [];

class XmlReading {
  readonly #handler: XmlHandler;
  readonly #limits: XmlLimits;
  /** Without its own look at namespaces, which goes up through all open elements for each name. */
  readonly #parser = new SaxesParser({ xmlns: false, position: true } as const);
  readonly #namespaces = new XmlNamespaces((reason) => this.#fail(`is not well-formed XML (${reason})`));
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
    parser.on('opentag', (tag) => this.#opened(tag.name, tag.attributes));
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

  #opened(name: string, all: Readonly<Record<string, string>>): void {
    this.#flush();
    const others = this.#declare(all);
    const colon = name.indexOf(':');
    const element = {
      name: this.#namespaces.localName(name, colon), namespace: this.#namespaces.ofElement(name, colon),
      attributes: others === 0 ? noAttributes : this.#attributes(all), line: this.#line, column: this.#column,
    };
    this.#open.push(element);
    this.#handler.open(element, this.#parser.position);
  }

  /** Takes the declarations of namespaces among the attributes of an element. @returns how many others there are */
  #declare(all: Readonly<Record<string, string>>): number {
    const { attributesPerElementMax, nameLengthMax, textLengthMax } = this.#limits;
    let count = 0;
    let others = 0;
    // The parser's object inherits nothing. To list its members costs more than to walk over the none that there mostly are.
    for (const name in all) {
      const value = all[name] ?? '';
      count += 1;
      if (count > attributesPerElementMax) this.#fail(`holds an element with more than ${attributesPerElementMax} attributes`);
      if (name.length > nameLengthMax) this.#fail(`holds a name longer than ${nameLengthMax} characters`);
      if (value.length > textLengthMax) this.#fail(`holds an attribute longer than ${textLengthMax} characters`);
      if (!this.#namespaces.declares(this.#open.length, name, value)) others += 1;
    }
    return others;
  }

  /** All but the declarations, with the namespaces that hold here. The parser's texts are windows into a long piece of the document; whoever keeps a copy keeps only it. */
  #attributes(all: Readonly<Record<string, string>>): readonly XmlAttribute[] {
    const attributes: XmlAttribute[] = [];
    let prefixed = 0;
    for (const qualified in all) {
      if (qualified === 'xmlns' || qualified.startsWith('xmlns:')) continue;
      const colon = qualified.indexOf(':');
      const attribute = { name: this.#namespaces.localName(qualified, colon), namespace: this.#namespaces.ofAttribute(qualified, colon), value: owned(all[qualified] ?? '') };
      // Two prefixes may stand for one namespace; names without a prefix were compared by the parser.
      if (colon !== -1 && (prefixed += 1) > 1) this.#refuseTwice(attribute, attributes);
      attributes.push(attribute);
    }
    return attributes;
  }

  #refuseTwice(attribute: XmlAttribute, before: readonly XmlAttribute[]): void {
    if (before.some(({ name, namespace }) => name === attribute.name && namespace === attribute.namespace)) this.#fail(`is not well-formed XML (the attribute "${attribute.name.slice(0, 80)}" stands twice)`);
  }

  #closed(): void {
    this.#flush();
    const element = this.#open.pop();
    if (element === undefined) return;
    this.#handler.close(element, this.#parser.position);
    this.#namespaces.leave(this.#open.length);
  }

  #addText(text: string): void {
    this.#text += text;
    if (this.#text.length > this.#limits.textLengthMax) this.#fail(`holds a text longer than ${this.#limits.textLengthMax} characters`);
  }

  #flush(): void {
    if (this.#text === '') return;
    const text = owned(this.#text);
    this.#text = '';
    if (this.#open.length > 0) this.#handler.text(text);
  }
}
