import type { Condition } from './filter.ts';
import { parsePath, targetOf, type Target } from './path.ts';
import type { Attribute, ResourceSchema } from './resource-schema.ts';
import { isNothing, isRecord, membersMost, readSimple, readValue, type Complex, type Resource, type Value } from './resource.ts';
import { ScimProblem } from './scim-problem.ts';

/** One operation of a change (RFC 7644, section 3.5.2). */
export interface Operation {
  /** add, replace or remove, in whatever case. */
  readonly op: string;
  readonly path?: string | undefined;
  readonly value?: unknown;
}

type Verb = 'add' | 'replace' | 'remove';

/**
 * Applies a change. All of it is applied or none. What it says of attributes that are not kept is passed over.
 * @throws ScimProblem
 */
export function patched(schema: ResourceSchema, resource: Resource, operations: readonly Operation[]): Resource {
  const named = operations.reduce((sum, { value }) => sum + (Array.isArray(value) ? value.length : 1), 0);
  if (named > membersMost) throw new ScimProblem('tooMany', `The change names ${named} values; at most ${membersMost} are taken in one request.`);
  return operations.reduce((before, operation) => changed(schema, before, operation), resource);
}

function changed(schema: ResourceSchema, resource: Resource, { op, path, value }: Operation): Resource {
  const verb = op.toLowerCase();
  if (verb !== 'add' && verb !== 'replace' && verb !== 'remove') throw new ScimProblem('invalidSyntax', 'An operation is neither add, replace nor remove.');
  if (path !== undefined && path !== '') return changedAt(schema, resource, verb, path, value);
  if (verb === 'remove') throw new ScimProblem('noTarget', 'A removal does not say by a path what is removed.');
  if (!isRecord(value)) throw new ScimProblem('invalidValue', 'A change without a path has no object with attributes as its value.');
  // Some directories write parts with a dot here; each key is read as a path.
  return Object.entries(value).reduce((before, [key, inner]) => changedAt(schema, before, verb, key, inner), resource);
}

function changedAt(schema: ResourceSchema, resource: Resource, verb: Verb, path: string, value: unknown): Resource {
  const target = targetOf(schema, parsePath(path));
  if (target === undefined) return resource;
  const { name } = target.attribute;
  const before = resource[name];
  const after = target.attribute.isMany === true ? items(target, asItems(before), verb, value) : single(target, before, verb, value);
  const { [name]: _before, ...others } = resource;
  if (after !== undefined && !isNothing(after)) return { ...others, [name]: after };
  if (target.attribute.isRequired === true) throw new ScimProblem('mutability', `${name} can’t be taken away.`);
  return others;
}

function single({ attribute, part }: Target, before: Value | undefined, verb: Verb, value: unknown): Value | undefined {
  const isRemoval = verb === 'remove' || value === null;
  const parts = isRecord(before) ? before as Complex : {};
  if (part !== undefined) return withPart(parts, part, isRemoval, value);
  if (isRemoval) return undefined;
  const read = readValue(attribute, value);
  return attribute.type === 'complex' && verb === 'add' ? { ...parts, ...(read as Complex) } : read;
}

function items({ attribute, conditions, part }: Target, before: readonly Complex[], verb: Verb, value: unknown): readonly Complex[] {
  const isRemoval = verb === 'remove' || value === null;
  if (conditions === undefined && part === undefined) return whole(attribute, before, verb, isRemoval, value);
  const isMeant = (item: Complex): boolean => conditions === undefined || conditions.every((condition) => holds(attribute, item, condition));
  if (!before.some(isMeant)) {
    if (isRemoval) return before;
    if (verb === 'replace' || conditions === undefined) throw new ScimProblem('noTarget', `${attribute.name} has no item that the path means.`);
    // What is added where nothing is has the properties that the filter asks for.
    const empty: Complex = Object.fromEntries(conditions.map((condition) => [partOf(attribute, condition).name, condition.value]));
    return onePrimary([...before, changedItem(attribute, empty, part, value)]);
  }
  if (isRemoval && part === undefined) return before.filter((item) => !isMeant(item));
  return onePrimary(before.map((item) => (!isMeant(item) ? item : part === undefined ? changedItem(attribute, item, part, value) : withPart(item, part, isRemoval, value))));
}

/** All items: some are added, all are replaced, or all or the named ones are removed. */
function whole(attribute: Attribute, before: readonly Complex[], verb: Verb, isRemoval: boolean, value: unknown): readonly Complex[] {
  if (isRemoval) {
    if (value === undefined || value === null) return [];
    const gone = new Set(asItems(readValue(attribute, value)).map(({ value: named }) => named));
    return before.filter((item) => !gone.has(item['value'] ?? ''));
  }
  const given = asItems(readValue(attribute, value));
  const byValue = new Map((verb === 'add' ? [...before, ...given] : given).map((item) => [item['value'], item]));
  return onePrimary([...byValue.values()]);
}

function changedItem(attribute: Attribute, item: Complex, part: Attribute | undefined, value: unknown): Complex {
  if (part !== undefined) return withPart(item, part, false, value);
  const [read] = asItems(readValue(attribute, [isRecord(value) ? { ...item, ...value } : value]));
  return read ?? item;
}

function withPart(parts: Complex, part: Attribute, isRemoval: boolean, value: unknown): Complex {
  const { [part.name]: _before, ...others } = parts;
  return isRemoval ? others : { ...others, [part.name]: readSimple(part, value) };
}

function holds(attribute: Attribute, item: Complex, condition: Condition): boolean {
  const part = partOf(attribute, condition);
  const value = item[part.name] ?? (part.type === 'boolean' ? false : undefined);
  const wanted = part.type === 'boolean' ? readSimple(part, condition.value) : condition.value;
  return typeof value === 'string' && typeof wanted === 'string' && part.name !== 'value' ? value.toLowerCase() === wanted.toLowerCase() : value === wanted;
}

function partOf({ name, parts = [] }: Attribute, { attribute }: Condition): Attribute {
  const part = parts.find((known) => known.name.toLowerCase() === attribute.toLowerCase());
  if (part === undefined) throw new ScimProblem('invalidFilter', `The filter asks for a part of ${name} that is not kept.`);
  return part;
}

/** Of several items that are called primary, the last one is. */
function onePrimary(list: readonly Complex[]): readonly Complex[] {
  const last = list.findLastIndex(({ primary }) => primary === true);
  return list.map((item, index) => (item['primary'] === true && index !== last ? { ...item, primary: false } : item));
}

function asItems(value: Value | undefined): readonly Complex[] {
  return Array.isArray(value) ? value as readonly Complex[] : [];
}
