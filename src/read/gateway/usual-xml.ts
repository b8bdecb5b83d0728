import { passingPieces, type Source } from '../source.ts';
import { OtherForm } from './other-form.ts';
import { xmlLimits, type XmlAttribute, type XmlElement } from './xml-document.ts';
import type { XmlName } from './xml-names.ts';
import { XmlNamespaces } from './xml-namespaces.ts';
import { XmlScanner, type XmlParts } from './xml-scanner.ts';
import { isBlank } from './xml-text.ts';

/** What a reader does with a document of the usual form. An element and its attributes serve another one once it is closed. */
export interface UsualXmlHandler {
  open(element: XmlElement): void;
  text(text: string): void;
  close(element: XmlElement): void;
}

/**
 * Reads an XML document of the usual form straight from its bytes, and tells what `parseXml` tells of it. Usual are names in ASCII, XML's own
 * five references, comments and sections of characters; not usual are processing instructions, a document type, numbered characters, and
 * whatever is broken or beyond a limit.
 * @returns false when the document has another form: what the handler was told is then to be thrown away, and `parseXml` reads the document or
 * says what is wrong with it
 */
export function parseUsualXml(source: Source, handler: UsualXmlHandler): boolean {
  // Each byte as one character.
  const beginning = String.fromCodePoint(...source.head.subarray(0, beginningBytesMax));
  const markBytes = beginning.startsWith(mark) ? mark.length : 0;
  const columns = declaration.exec(beginning.slice(markBytes))?.[0].length ?? 0;
  const reading = new UsualXml(handler, columns);
  let passed = markBytes + columns;
  try {
    for (const piece of passingPieces(source)) {
      reading.take(piece.subarray(passed));
      passed = Math.max(0, passed - piece.length);
    }
    reading.finish();
    return true;
  } catch (problem) {
    if (problem instanceof OtherForm) return false;
    throw problem;
  }
}

const mark = '\u00ef\u00bb\u00bf';
/** A declaration that says nothing unusual. */
const declaration = /^<\?xml version=(?:"1\.0"|'1\.0')(?: encoding=(?:"[Uu][Tt][Ff]-8"|'[Uu][Tt][Ff]-8'))?(?: standalone=(?:"(?:yes|no)"|'(?:yes|no)'))? ?\?>/;
const beginningBytesMax = 128;

/** So much of a document lies near the processor at once. */
const windowBytes = 131_072;

const noAttributes: readonly XmlAttribute[] = [];

/** An element while it is open. It and its attributes serve all elements of a depth, one after the other. */
class Open implements XmlElement {
  name = '';
  namespace = '';
  attributes = noAttributes;
  line = 0;
  column = 0;
  readonly own: Attribute[] = [];
}

class Attribute implements XmlAttribute {
  name = '';
  namespace = '';
  value = '';
}

class UsualXml implements XmlParts {
  readonly #handler: UsualXmlHandler;
  readonly #scanner: XmlScanner;
  readonly #namespaces = new XmlNamespaces(() => {
    throw new OtherForm();
  });
  readonly #open: Open[] = [];
  #depth = 0;
  #elements = 0;
  /** The characters since the last tag. */
  #text = '';

  constructor(handler: UsualXmlHandler, columns: number) {
    this.#handler = handler;
    this.#scanner = new XmlScanner(this, columns);
  }

  take(piece: Uint8Array): void {
    for (let start = 0; start < piece.length; start += windowBytes) this.#scanner.take(piece.subarray(start, start + windowBytes));
  }

  finish(): void {
    this.#scanner.finish();
    if (this.#elements === 0) throw new OtherForm();
  }

  characters(text: string): void {
    this.#text = this.#text === '' ? text : this.#text + text;
    if (this.#text.length > xmlLimits.textLengthMax) throw new OtherForm();
  }

  opened(name: XmlName, attributes: number, line: number, column: number): void {
    this.#tellText();
    const isSecondRoot = this.#depth === 0 && this.#elements > 0;
    if (isSecondRoot || this.#depth >= xmlLimits.depthMax || this.#elements >= xmlLimits.elementsMax) throw new OtherForm();
    const element = (this.#open[this.#depth] ??= new Open());
    const others = attributes === 0 ? 0 : this.#declare(attributes);
    element.name = name.local;
    element.namespace = this.#namespaces.ofElement(name.text, name.colon);
    element.attributes = others === 0 ? noAttributes : this.#attributes(attributes, element.own);
    element.line = line;
    element.column = column;
    this.#depth += 1;
    this.#elements += 1;
    this.#handler.open(element);
  }

  closed(): void {
    this.#tellText();
    this.#depth -= 1;
    const element = this.#open[this.#depth];
    if (element !== undefined) this.#handler.close(element);
    this.#namespaces.leave(this.#depth);
  }

  #tellText(): void {
    const text = this.#text;
    if (text === '') return;
    this.#text = '';
    if (this.#depth > 0) this.#handler.text(text);
    else if (!isBlank(text)) throw new OtherForm();
  }

  /** Takes the declarations of namespaces. @returns how many other attributes there are */
  #declare(count: number): number {
    const { names, values } = this.#scanner;
    let others = 0;
    for (let at = 0; at < count; at += 1) {
      const name = names[at];
      const value = values[at] ?? '';
      if (value.length > xmlLimits.textLengthMax) throw new OtherForm();
      if (name?.declares === true) this.#namespaces.declares(this.#depth, name.text, value);
      else others += 1;
    }
    return others;
  }

  /** @param own of the element, filled anew */
  #attributes(count: number, own: Attribute[]): readonly XmlAttribute[] {
    const { names, values } = this.#scanner;
    let filled = 0;
    let prefixed = 0;
    for (let at = 0; at < count; at += 1) {
      const name = names[at];
      if (name === undefined || name.declares) continue;
      // Two prefixes may stand for one namespace, and their attributes be the same.
      if (name.colon !== -1 && (prefixed += 1) > 1) throw new OtherForm();
      const attribute = (own[filled] ??= new Attribute());
      attribute.name = name.local;
      attribute.namespace = this.#namespaces.ofAttribute(name.text, name.colon);
      attribute.value = values[at] ?? '';
      filled += 1;
    }
    own.length = filled;
    return own;
  }
}
