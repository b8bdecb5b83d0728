/** The two namespaces that are bound from the start (Namespaces in XML 1.0, 3). */
const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** A binding that an open element has replaced. */
interface Before {
  readonly depth: number;
  readonly prefix: string;
  readonly namespace: string | undefined;
}

/**
 * Which namespace a prefix stands for, where the reading of a document stands (https://www.w3.org/TR/xml-names/). Only declarations cost
 * anything; most elements have none, and most names no prefix.
 */
export class XmlNamespaces {
  readonly #fail: (reason: string) => never;
  readonly #bound = new Map([['xml', XML], ['xmlns', XMLNS]]);
  /** Of element names without a prefix. */
  #usual = '';
  /** Innermost last. */
  readonly #before: Before[] = [];

  /** @param fail is told what breaks a rule of namespaces */
  constructor(fail: (reason: string) => never) {
    this.#fail = fail;
  }

  /**
   * Takes an attribute when it is a declaration.
   * @param depth of the element that has it
   */
  declares(depth: number, name: string, value: string): boolean {
    if (!name.startsWith('xmlns')) return false;
    if (name.length === 5) {
      const namespace = value.trim();
      if (namespace === XML || namespace === XMLNS) this.#fail(`the default namespace may not be ${namespace}`);
      this.#before.push({ depth, prefix: '', namespace: this.#usual });
      this.#usual = namespace;
      return true;
    }
    if (name[5] !== ':') return false;
    const prefix = this.localName(name, 5);
    const namespace = value.trim();
    if (namespace === '') this.#fail(`the prefix "${shown(prefix)}" may not be bound to nothing`);
    if (prefix === 'xmlns' || namespace === XMLNS || (prefix === 'xml') !== (namespace === XML)) this.#fail(`the prefix "${shown(prefix)}" may not be bound to ${shown(namespace)}`);
    this.#before.push({ depth, prefix, namespace: this.#bound.get(prefix) });
    this.#bound.set(prefix, namespace);
    return true;
  }

  /** Takes back what an element declared that ends. */
  leave(depth: number): void {
    for (let last = this.#before.at(-1); last?.depth === depth; last = this.#before.at(-1)) {
      this.#before.pop();
      if (last.prefix === '') this.#usual = last.namespace ?? '';
      else if (last.namespace === undefined) this.#bound.delete(last.prefix);
      else this.#bound.set(last.prefix, last.namespace);
    }
  }

  /** @param colon where it stands in the name, or -1 @returns the part behind the prefix */
  localName(name: string, colon: number): string {
    if (colon === -1) return name;
    if (colon === 0 || colon === name.length - 1 || name.includes(':', colon + 1)) this.#fail(`the name "${shown(name)}" is malformed`);
    return name.slice(colon + 1);
  }

  ofElement(name: string, colon: number): string {
    if (colon === -1) return this.#usual;
    const prefix = name.slice(0, colon);
    if (prefix === 'xmlns') this.#fail('an element may not have the prefix "xmlns"');
    return this.#ofPrefix(prefix);
  }

  /** An attribute without a prefix is in no namespace. */
  ofAttribute(name: string, colon: number): string {
    return colon === -1 ? '' : this.#ofPrefix(name.slice(0, colon));
  }

  #ofPrefix(prefix: string): string {
    return this.#bound.get(prefix) ?? this.#fail(`the prefix "${shown(prefix)}" is bound to no namespace`);
  }
}

function shown(text: string): string {
  return text.slice(0, 80);
}
