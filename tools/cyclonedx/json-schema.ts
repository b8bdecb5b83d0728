import type { JsonModel, JsonRule, JsonType } from '../../src/read/cyclonedx/schema/json-model.ts';
import type { TextRuleName } from '../../src/read/cyclonedx/schema/text-rules.ts';

/** A parsed JSON schema file or a part of one. */
interface Schema {
  readonly [keyword: string]: unknown;
}

/** Schema files by the name under which `$ref` calls them, and the short prefix of their rules in a model. */
export interface SchemaFiles {
  readonly root: Schema;
  readonly others: ReadonlyMap<string, { readonly prefix: string; readonly schema: Schema }>;
}

const patternNames: Readonly<Record<string, TextRuleName>> = {
  '^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$': 'uuid-urn',
  '^(.*)$': 'single-line',
  '^[-+a-z0-9.]+/[-+a-z0-9.]+$': 'media-type',
  '^([a-fA-F0-9]{32}|[a-fA-F0-9]{40}|[a-fA-F0-9]{64}|[a-fA-F0-9]{96}|[a-fA-F0-9]{128})$': 'hash-content',
  '^([a-z]{2})(-[A-Z]{2})?$': 'locale',
  '^urn:cdx:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/[1-9][0-9]*$': 'bom-link-document',
  '^urn:cdx:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/[1-9][0-9]*#.+$': 'bom-link-element',
  '^CRE:[0-9]+-[0-9]+$': 'cre-id',
  '^[A-Za-z0-9][A-Za-z0-9\\-/.()\\s]{0,28}[A-Za-z0-9]$': 'patent-number',
  '^[A-Z]{2}$': 'country-code',
};

const formatNames: Readonly<Record<string, TextRuleName>> = {
  date: 'date',
  'date-time': 'date-time',
  'idn-email': 'email',
  'iri-reference': 'iri-reference',
  uri: 'uri',
};

/** Keywords that decide nothing. `default`s are never filled in. */
const annotations: ReadonlySet<string> = new Set(['$schema', '$id', '$comment', 'title', 'description', 'examples', 'default', 'deprecated', 'meta:enum', 'definitions']);
const typeNames: ReadonlySet<string> = new Set<JsonType>(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);

/**
 * Turns one version's JSON schema into a model of only the rules that it reaches.
 * @throws Error when it meets a keyword, pattern, format or reference that has no counterpart
 */
export function jsonModelOf(files: SchemaFiles): JsonModel {
  const rules: Record<string, JsonRule> = {};
  const reduce = (schema: Schema, prefix: string, definitions: Schema): JsonRule => new Reduction(files, prefix, definitions, rules, reduce).rule(schema);
  const root = reduce(files.root, '', definitionsOf(files.root));
  return { root, rules: Object.fromEntries(Object.entries(rules).toSorted(([a], [b]) => (a < b ? -1 : 1))) };
}

function definitionsOf(schema: Schema): Schema {
  return isSchema(schema['definitions']) ? schema['definitions'] : {};
}

class Reduction {
  readonly #files: SchemaFiles;
  readonly #prefix: string;
  readonly #definitions: Schema;
  readonly #rules: Record<string, JsonRule>;
  readonly #reduce: (schema: Schema, prefix: string, definitions: Schema) => JsonRule;

  constructor(files: SchemaFiles, prefix: string, definitions: Schema, rules: Record<string, JsonRule>, reduce: (schema: Schema, prefix: string, definitions: Schema) => JsonRule) {
    this.#files = files;
    this.#prefix = prefix;
    this.#definitions = definitions;
    this.#rules = rules;
    this.#reduce = reduce;
  }

  rule(schema: unknown): JsonRule {
    if (schema === true) return {};
    if (!isSchema(schema)) throw new Error(`A schema is ${JSON.stringify(schema)}; an object is expected.`);
    const rule: Record<string, unknown> = {};
    for (const [keyword, value] of Object.entries(schema)) if (!annotations.has(keyword)) this.#keyword(rule, keyword, value);
    if ('tuple' in rule !== (schema['additionalItems'] === false && Array.isArray(schema['items']))) throw new Error('A list of items without additionalItems: false has no counterpart.');
    return rule;
  }

  #keyword(rule: Record<string, unknown>, keyword: string, value: unknown): void {
    switch (keyword) {
      case '$ref':
        Object.assign(rule, this.#reference(String(value)));
        return;
      case 'type':
        rule['type'] = [value].flat().map((name) => known(typeNames, String(name), 'type'));
        return;
      case 'pattern':
        this.#text(rule, patternNames[String(value)], `pattern ${String(value)}`);
        return;
      case 'format':
        this.#text(rule, formatNames[String(value)], `format ${String(value)}`);
        return;
      case 'properties':
        if (isSchema(value)) rule['properties'] = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, this.rule(part)]));
        return;
      case 'additionalProperties':
        if (value === false) rule['isClosed'] = true;
        else if (value !== true) throw new Error('A schema as additionalProperties has no counterpart.');
        return;
      case 'items':
        if (Array.isArray(value)) rule['tuple'] = value.map((part) => this.rule(part));
        else rule['items'] = this.rule(value);
        return;
      case 'additionalItems':
        // Beside `items` as one schema it decides nothing; beside a list see `rule`.
        return;
      case 'uniqueItems':
        if (value === true) rule['isSet'] = true;
        return;
      case 'allOf':
      case 'anyOf':
      case 'oneOf':
        rule[keyword] = [value].flat().map((part) => this.rule(part));
        return;
      case 'not':
      case 'if':
      case 'then':
      case 'else':
        rule[keyword] = this.rule(value);
        return;
      case 'required':
        // An inherited member of every object would count as present.
        for (const name of [value].flat()) if (String(name) in Object.prototype) throw new Error(`The required key ${String(name)} is one that every object inherits.`);
        rule['required'] = value;
        return;
      case 'enum':
      case 'const':
      case 'minLength':
      case 'maxLength':
      case 'minimum':
      case 'maximum':
      case 'minItems':
      case 'maxItems':
        rule[keyword] = value;
        return;
      default:
        throw new Error(`The keyword ${keyword} has no counterpart.`);
    }
  }

  #text(rule: Record<string, unknown>, name: TextRuleName | undefined, what: string): void {
    if (name === undefined) throw new Error(`The ${what} has no counterpart in textRules.`);
    rule['texts'] = [rule['texts'] ?? [], name].flat();
  }

  #reference(reference: string): JsonRule {
    const [file = '', path = ''] = reference.split('#');
    const other = file === '' ? undefined : this.#files.others.get(file);
    if (file !== '' && other === undefined) throw new Error(`The file of ${reference} is not known.`);
    if (other?.prefix === 'spdx' && path === '') return { type: ['string'], isLicenceId: true };
    const name = /^\/definitions\/([^/]+)$/.exec(path)?.[1];
    if (name === undefined) throw new Error(`The reference ${reference} does not lead to a definition.`);
    const prefix = other === undefined ? this.#prefix : other.prefix;
    const definitions = other === undefined ? this.#definitions : definitionsOf(other.schema);
    const ref = prefix === '' ? name : `${prefix}:${name}`;
    const definition = definitions[name];
    if (!isSchema(definition)) throw new Error(`The definition ${ref} is missing.`);
    if (!(ref in this.#rules)) {
      // Held before it is filled: definitions call themselves.
      this.#rules[ref] = {};
      this.#rules[ref] = this.#reduce(definition, prefix, definitions);
    }
    return { ref };
  }
}

function known(names: ReadonlySet<string>, name: string, what: string): string {
  if (!names.has(name)) throw new Error(`The ${what} ${name} is not known.`);
  return name;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
