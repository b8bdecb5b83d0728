import type { Text } from '../../../model/text.ts';
import type { Place } from '../../source.ts';
import type { XmlAttribute, XmlElement, XmlHandler } from '../../gateway/xml-document.ts';
import { ContentModel, type State } from './content-model.ts';
import { violations } from './violation.ts';
import type { ComplexType, XmlModel } from './xml-model.ts';
import { isBlank, ValueChecks, type ValueCheck } from './xml-values.ts';

const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance';

/** A type made ready for reading. */
interface Type {
  readonly content: ContentModel | undefined;
  readonly value: ValueCheck | undefined;
  readonly attributes: ReadonlyMap<string, ValueCheck>;
  readonly required: readonly string[];
  readonly moreAttributes: 'any' | 'other' | undefined;
  readonly isMixed: boolean;
}

/** An open element. */
interface Frame {
  /** Undefined while nothing is known of the element: its content is then not looked at. */
  type: Type | undefined;
  state: State;
  text: string;
}

/** The types of one CycloneDX version, made when they are first used. */
export class XmlTypes {
  readonly namespace: string;
  readonly hasUniqueReferences: boolean;
  readonly #complex: XmlModel['complex'];
  readonly #values: ValueChecks;
  readonly #types = new Map<string, Type | undefined>();

  constructor(model: XmlModel, licenceIds: ReadonlySet<string>) {
    this.namespace = model.namespace;
    this.hasUniqueReferences = model.hasUniqueReferences === true;
    this.#complex = model.complex;
    this.#values = new ValueChecks(model.simple, licenceIds);
  }

  /** Undefined for `xs:anyType`. */
  named(name: string): Type | undefined {
    const type = this.#types.get(name);
    if (type !== undefined || this.#types.has(name)) return type;
    const made = this.#make(name);
    this.#types.set(name, made);
    return made;
  }

  #make(name: string): Type | undefined {
    if (name === 'xs:anyType') return undefined;
    const complex: ComplexType = this.#complex[name] ?? { text: name };
    const attributes = Object.entries(complex.attributes ?? {});
    return {
      content: complex.content === undefined ? undefined : new ContentModel(complex.content),
      value: complex.text === undefined ? undefined : this.#values.named(complex.text),
      attributes: new Map(attributes.map(([attribute, rule]) => [attribute, this.#values.named(rule.type)])),
      required: attributes.filter(([, rule]) => rule.isRequired === true).map(([attribute]) => attribute),
      moreAttributes: complex.moreAttributes,
      isMixed: complex.isMixed === true,
    };
  }
}

/** Checks a document against the XML schema of its version while it is read; tells each violation with its place. */
export class XmlValidator implements XmlHandler {
  readonly #types: XmlTypes;
  readonly #report: (place: () => Place, violation: () => Text) => void;
  /** At each depth one serves all elements, one after the other. */
  readonly #frames: Frame[] = [];
  /** How many of the frames belong to open elements. */
  #depth = 0;
  /** All `bom-ref` of the document. */
  readonly references = new Set<string>();

  constructor(types: XmlTypes, report: (place: () => Place, violation: () => Text) => void) {
    this.#types = types;
    this.#report = report;
  }

  open(element: XmlElement): void {
    const parent = this.#innermost;
    const type = parent === undefined ? this.#types.named('bom') : this.#child(parent, element);
    const frame = (this.#frames[this.#depth] ??= { type, state: 0, text: '' });
    this.#depth += 1;
    frame.type = type;
    frame.state = 0;
    frame.text = '';
    const hasAttributes = element.attributes.length > 0;
    if (type !== undefined && (hasAttributes || type.required.length > 0)) this.#attributes(type, element);
    if (hasAttributes) this.#reference(element);
  }

  text(text: string): void {
    const frame = this.#innermost;
    // Texts between the parts of an element come again and again: only what may count is kept.
    if (frame?.type !== undefined && (frame.type.value !== undefined || !isBlank(text))) frame.text += text;
  }

  close(element: XmlElement): void {
    const frame = this.#innermost;
    if (frame === undefined) return;
    this.#depth -= 1;
    const { type, text } = frame;
    if (type === undefined) return;
    if (type.value !== undefined) this.#tellIf(element, type.value(text));
    else if (text !== '' && !type.isMixed && !isBlank(text)) this.#tellText(element);
    const { content } = type;
    if (content !== undefined && !content.isAccepting(frame.state)) this.#tellEnd(element, content, frame.state);
  }

  get #innermost(): Frame | undefined {
    return this.#depth === 0 ? undefined : this.#frames[this.#depth - 1];
  }

  #child(parent: Frame, element: XmlElement): Type | undefined {
    if (parent.type === undefined) return undefined;
    const { content } = parent.type;
    const isOwn = element.namespace === this.#types.namespace;
    const state = isOwn ? content?.next(parent.state, element.name) : content?.nextOther(parent.state);
    if (content !== undefined && state !== undefined) {
      parent.state = state;
      return isOwn ? this.#typeNamed(content.typeAt(state)) : undefined;
    }
    this.#tellChild(element, content, parent.state);
    // What is known of the name elsewhere in the parent is still worth a look.
    const elsewhere = isOwn ? content?.anywhere(element.name) : undefined;
    return elsewhere === undefined ? undefined : this.#typeNamed(content?.typeAt(elsewhere));
  }

  #typeNamed(name: string | undefined): Type | undefined {
    return name === undefined ? undefined : this.#types.named(name);
  }

  #attributes(type: Type, element: XmlElement): void {
    const { attributes } = element;
    let found = 0;
    for (let at = 0; at < attributes.length; at += 1) {
      const attribute = attributes[at];
      if (attribute === undefined || attribute.namespace === schemaInstance) continue;
      const check = attribute.namespace === '' ? type.attributes.get(attribute.name) : undefined;
      if (check === undefined) this.#otherAttribute(type, attribute, element);
      else {
        if (type.required.includes(attribute.name)) found += 1;
        this.#tellIf(element, check(attribute.value));
      }
    }
    if (found < type.required.length) this.#tellMissing(type, element);
  }

  #otherAttribute({ moreAttributes }: Type, { name, namespace }: XmlAttribute, element: XmlElement): void {
    if (moreAttributes === undefined || (moreAttributes === 'other' && (namespace === '' || namespace === this.#types.namespace))) this.#tell(element, () => violations.unknownAttribute(name));
  }

  /** `xs:unique` of the root element: all `bom-ref` attributes of the document, whatever element they stand at. */
  #reference(element: XmlElement): void {
    const { attributes } = element;
    for (let at = 0; at < attributes.length; at += 1) {
      const attribute = attributes[at];
      if (attribute?.name !== 'bom-ref' || attribute.namespace !== '') continue;
      if (this.#types.hasUniqueReferences && this.references.has(attribute.value)) this.#tellRepeated(element, attribute.value);
      this.references.add(attribute.value);
    }
  }

  // A function that makes another one costs memory each time it runs: these run for a violation alone.

  #tellText(element: XmlElement): void {
    this.#tell(element, () => violations.unexpectedText(element.name));
  }

  #tellEnd(element: XmlElement, content: ContentModel, state: State): void {
    this.#tell(element, () => violations.missingElement(element.name, content.expectedAt(state)));
  }

  #tellChild(element: XmlElement, content: ContentModel | undefined, state: State): void {
    this.#tell(element, () => violations.unexpectedElement(element.name, content?.expectedAt(state) ?? 'no element'));
  }

  #tellMissing({ required }: Type, element: XmlElement): void {
    for (const name of required) {
      if (!element.attributes.some((attribute) => attribute.namespace === '' && attribute.name === name)) this.#tell(element, () => violations.missingAttribute(name));
    }
  }

  #tellRepeated(element: XmlElement, value: string): void {
    this.#tell(element, () => violations.repeatedReference(value));
  }

  #tellIf(element: XmlElement, violation: Text | undefined): void {
    if (violation !== undefined) this.#tellThis(element, violation);
  }

  #tellThis(element: XmlElement, violation: Text): void {
    this.#tell(element, () => violation);
  }

  #tell(element: XmlElement, violation: () => Text): void {
    this.#report(() => ({ line: element.line, column: element.column }), violation);
  }
}
