import { SaxesParser } from 'saxes';
import type { ComplexType, Occurrence, Particle, SimpleType, XmlAttributeRule, XmlModel } from '../../src/read/cyclonedx/schema/xml-model.ts';
import type { TextRuleName } from '../../src/read/cyclonedx/schema/text-rules.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
}

const patternNames: ReadonlyMap<string, TextRuleName> = new Map([
  ['([a-fA-F0-9]{32})|([a-fA-F0-9]{40})|([a-fA-F0-9]{64})|([a-fA-F0-9]{96})|([a-fA-F0-9]{128})', 'hash-content'],
  ['([a-z]{2})(-[A-Z]{2})?', 'locale'],
  [
    '([c][pP][eE]:/[AHOaho]?(:[A-Za-z0-9\\._\\-~%]*){0,6})|(cpe:2\\.3:[aho\\*\\-](:(((\\?*|\\*?)([a-zA-Z0-9\\-\\._]|(\\\\[\\\\\\*\\?!"#$$%&\'\\(\\)\\+,/:;<=>@\\[\\]\\^`\\{\\|}~]))+(\\?*|\\*?))|[\\*\\-])){5}(:(([a-zA-Z]{2,3}(-([a-zA-Z]{2}|[0-9]{3}))?)|[\\*\\-]))(:(((\\?*|\\*?)([a-zA-Z0-9\\-\\._]|(\\\\[\\\\\\*\\?!"#$$%&\'\\(\\)\\+,/:;<=>@\\[\\]\\^`\\{\\|}~]))+(\\?*|\\*?))|[\\*\\-])){4})',
    'cpe',
  ],
  ['CRE:[0-9]+-[0-9]+', 'cre-id'],
  ['[-+a-z0-9.]+/[-+a-z0-9.]+', 'media-type'],
  ['[A-Z]{2}', 'country-code'],
  ['[A-Za-z0-9][A-Za-z0-9\\-/.() ]{0,28}[A-Za-z0-9]', 'patent-number-with-plain-spaces'],
  ['urn:cdx:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/[1-9][0-9]*', 'bom-link-document'],
  ['urn:cdx:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/[1-9][0-9]*#.+', 'bom-link-element'],
  [
    'urn:uuid:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})|(\\{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\})',
    'uuid-urn-or-braced',
  ],
]);

const facets: Readonly<Record<string, 'minLength' | 'maxLength' | 'minimum' | 'maximum'>> = { minLength: 'minLength', maxLength: 'maxLength', minInclusive: 'minimum', maxInclusive: 'maximum' };

/**
 * Turns the XML schema of one version into a model.
 * @param xsd the schema's text
 * @throws Error when it meets something that has no counterpart
 */
export function xmlModelOf(xsd: string): XmlModel {
  return new Reduction(parse(xsd)).model();
}

function parse(xsd: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', (tag) => {
    const element: Element = { name: tag.local, attributes: Object.fromEntries(Object.values(tag.attributes).map(({ name, value }) => [name, value])), children: [] };
    // Annotations decide nothing.
    if (tag.local !== 'annotation') open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xsd).close();
  const [schema] = root.children;
  if (schema?.name !== 'schema') throw new Error('The root element is not a schema.');
  return schema;
}

class Reduction {
  readonly #schema: Element;
  readonly #complex: Record<string, ComplexType> = {};
  readonly #simple: Record<string, SimpleType> = {};

  constructor(schema: Element) {
    this.#schema = schema;
  }

  model(): XmlModel {
    let hasUniqueReferences = false;
    for (const element of this.#schema.children) {
      const name = element.attributes['name'] ?? '';
      if (element.name === 'complexType') this.#complexType(name, element);
      else if (element.name === 'simpleType') this.#simpleType(name, element);
      else if (element.name === 'element') {
        if (name !== 'bom') throw new Error(`The global element ${name} has no counterpart.`);
        this.#typeOf(element, '');
        const unique = element.children.find((child) => child.name === 'unique');
        hasUniqueReferences = unique !== undefined;
        if (unique !== undefined && unique.children.map((child) => child.attributes['xpath']).join(' ') !== './/* @bom-ref') throw new Error('The unique rule is not about bom-ref.');
      } else if (element.name !== 'import' && element.name !== 'attributeGroup') throw new Error(`The global ${element.name} has no counterpart.`);
    }
    const namespace = this.#schema.attributes['targetNamespace'] ?? '';
    return { namespace, complex: this.#complex, simple: this.#simple, ...(hasUniqueReferences && { hasUniqueReferences }) };
  }

  /** The type of an element or attribute, by name; one written in place gets the path of the element as its name. */
  #typeOf(element: Element, owner: string): string {
    const { type } = element.attributes;
    if (type !== undefined) return localName(type);
    const name = owner === '' ? (element.attributes['name'] ?? '') : `${owner}/${element.attributes['name'] ?? ''}`;
    for (const child of element.children) {
      if (child.name === 'complexType') {
        this.#complexType(name, child);
        return name;
      }
      if (child.name === 'simpleType') {
        this.#simpleType(name, child);
        return name;
      }
    }
    return 'xs:anyType';
  }

  #complexType(name: string, element: Element): void {
    if (name in this.#complex) throw new Error(`The complex type ${name} is there twice.`);
    const type: { -readonly [Key in keyof ComplexType]: ComplexType[Key] } = {};
    const attributes: Record<string, XmlAttributeRule> = {};
    if (element.attributes['mixed'] === 'true') type.isMixed = true;
    const takeAll = (children: readonly Element[]): void => {
      for (const child of children) {
        if (child.name === 'attribute') {
          const isRequired = child.attributes['use'] === 'required';
          attributes[child.attributes['name'] ?? ''] = { type: this.#typeOf(child, `${name}@`), ...(isRequired && { isRequired }) };
        } else if (child.name === 'anyAttribute') type.moreAttributes = child.attributes['namespace'] === '##any' ? 'any' : 'other';
        else if (child.name === 'attributeGroup') takeAll(this.#attributeGroup(localName(child.attributes['ref'] ?? '')).children);
        else if (child.name === 'simpleContent') {
          const [extension] = child.children;
          if (extension?.name !== 'extension') throw new Error(`The simple content of ${name} is not an extension.`);
          type.text = localName(extension.attributes['base'] ?? '');
          takeAll(extension.children);
        } else type.content = this.#particle(child, name);
      }
    };
    takeAll(element.children);
    if (Object.keys(attributes).length > 0) type.attributes = attributes;
    this.#complex[name] = type;
  }

  #attributeGroup(name: string): Element {
    const found = this.#schema.children.find((child) => child.name === 'attributeGroup' && child.attributes['name'] === name);
    if (found === undefined) throw new Error(`The attribute group ${name} is missing.`);
    return found;
  }

  #particle(element: Element, owner: string): Particle {
    const occurs = occurrenceOf(element);
    const more = occurs === undefined ? {} : { occurs };
    switch (element.name) {
      case 'element':
        return { element: element.attributes['name'] ?? '', type: this.#typeOf(element, owner), ...more };
      case 'any':
        if (element.attributes['namespace'] !== '##other' || element.attributes['processContents'] !== 'lax') throw new Error(`The wildcard in ${owner} has no counterpart.`);
        return { other: true, ...more };
      case 'sequence':
        return { sequence: element.children.map((child) => this.#particle(child, owner)), ...more };
      case 'choice':
        return { choice: element.children.map((child) => this.#particle(child, owner)), ...more };
      default:
        throw new Error(`The particle ${element.name} in ${owner} has no counterpart.`);
    }
  }

  #simpleType(name: string, element: Element): void {
    const [content] = element.children;
    if (content?.name === 'union') {
      this.#simple[name] = { union: (content.attributes['memberTypes'] ?? '').split(' ').map(localName) };
      return;
    }
    if (content?.name !== 'restriction') throw new Error(`The simple type ${name} is no restriction and no union.`);
    const type: { -readonly [Key in keyof SimpleType]: SimpleType[Key] } = { base: localName(content.attributes['base'] ?? '') };
    const values: string[] = [];
    for (const { name: facet, attributes } of content.children) {
      const value = attributes['value'] ?? '';
      const limit = facets[facet];
      if (facet === 'enumeration') values.push(value);
      else if (limit !== undefined) type[limit] = Number(value);
      else if (facet === 'pattern') {
        const text = patternNames.get(value);
        if (text === undefined) throw new Error(`The pattern ${value} has no counterpart in textRules.`);
        type.text = text;
      } else throw new Error(`The facet ${facet} has no counterpart.`);
    }
    if (values.length > 0) type.enum = values;
    this.#simple[name] = type;
  }
}

function occurrenceOf({ name, attributes: { minOccurs = '1', maxOccurs = '1' } }: Element): Occurrence | undefined {
  const key = `${minOccurs}-${maxOccurs}`;
  const found = { '1-1': 'once', '0-1': 'optional', '0-unbounded': 'any-number', '1-unbounded': 'at-least-once' } as const;
  if (!(key in found)) throw new Error(`${name} occurs ${key}, which has no counterpart.`);
  const occurrence = found[key as keyof typeof found];
  return occurrence === 'once' ? undefined : occurrence;
}

/** Types of the schema's own namespace lose their prefix; those of XML Schema and of the licence list keep it. */
function localName(name: string): string {
  return name.startsWith('bom:') ? name.slice(4) : name;
}
