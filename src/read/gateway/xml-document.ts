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
  /** The characters between two tags as one string, CDATA joined and comments left out; also where they are only white space; with memory of its own. */
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

export const xmlLimits: XmlLimits = { depthMax: 256, attributesPerElementMax: 256, elementsMax: 5_000_000, textLengthMax: 1_000_000, nameLengthMax: 1000 };
