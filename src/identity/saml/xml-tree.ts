import { SaxesParser } from 'saxes';
import { SamlRefused } from './saml-refused.ts';

/** An element with all that it holds. */
export interface XmlNode {
  readonly namespace: string;
  readonly name: string;
  /** Attributes without a namespace. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  /** The characters directly inside, joined. */
  readonly text: string;
}

/** Bytes of a response; one with a hundred groups and two certificates has 30,000. */
export const xmlBytesMost = 256 * 1024;
const elementsMost = 600;
const depthMost = 24;
const attributesMost = 16;

interface Growing extends XmlNode {
  readonly attributes: Map<string, string>;
  readonly children: Growing[];
  text: string;
}

/**
 * Reads a document into a small tree. What different readers of XML understand differently is refused: document types,
 * comments, processing instructions, CDATA, other encodings, a prefix with two meanings, attributes that look like an ID
 * from another namespace.
 * @throws SamlRefused
 */
export function readXmlTree(text: string): XmlNode {
  if (text.length > xmlBytesMost) throw new SamlRefused(`The document has ${text.length} characters; at most ${xmlBytesMost} are read.`);
  const parser = new SaxesParser({ xmlns: true });
  const open: Growing[] = [];
  const prefixes = new Map<string, string>();
  let elements = 0;
  let root: XmlNode | undefined;
  const refuse = (what: string): never => {
    throw new SamlRefused(`The document ${what}.`);
  };
  parser.on('error', () => refuse('is not well-formed XML'));
  parser.on('doctype', () => refuse('holds a document type'));
  parser.on('comment', () => refuse('holds a comment'));
  parser.on('processinginstruction', () => refuse('holds a processing instruction'));
  parser.on('cdata', () => refuse('holds CDATA'));
  parser.on('xmldecl', ({ encoding = 'UTF-8', version }) => {
    if (encoding.toUpperCase() !== 'UTF-8' || version !== '1.0') refuse('is not XML 1.0 in UTF-8');
  });
  parser.on('text', (characters) => {
    const inside = open.at(-1);
    if (inside !== undefined) inside.text += characters;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    elements += 1;
    const own = Object.values(attributes);
    if (elements > elementsMost || open.length >= depthMost || own.length > attributesMost) refuse('holds more elements or attributes than any sign-in needs');
    for (const { prefix, local: bound, value } of own) {
      if (prefix !== 'xmlns') continue;
      if ((prefixes.get(bound) ?? value) !== value) refuse('gives a prefix two meanings');
      prefixes.set(bound, value);
    }
    if (own.some((attribute) => attribute.prefix !== '' && attribute.local.toUpperCase() === 'ID')) refuse('holds an ID in another namespace');
    const node: Growing = { namespace: uri, name: local, attributes: new Map(own.filter(({ prefix }) => prefix === '').map((attribute) => [attribute.local, attribute.value])), children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
    root ??= node;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  return root ?? refuse('is empty');
}

/** The direct children of a name. */
export function childrenOf(node: XmlNode, namespace: string, name: string): readonly XmlNode[] {
  return node.children.filter((child) => child.namespace === namespace && child.name === name);
}

/** The only direct child of a name. @throws SamlRefused when there is none, or more */
export function onlyChild(node: XmlNode, namespace: string, name: string): XmlNode {
  const found = childrenOf(node, namespace, name);
  const [only] = found;
  if (only === undefined || found.length > 1) throw new SamlRefused(`The document has ${found.length} elements ${name} in ${node.name}; exactly one is expected.`);
  return only;
}

/** A node and everything below it. */
export function* everyNode(node: XmlNode): Iterable<XmlNode> {
  yield node;
  for (const child of node.children) yield* everyNode(child);
}
