import type { Attribute, ResourceSchema } from './resource-schema.ts';
import { parsePath, targetOf } from './path.ts';
import { ScimProblem } from './scim-problem.ts';

export type Simple = string | boolean;
export type Complex = Readonly<Record<string, Simple>>;
export type Value = Simple | Complex | readonly Complex[];
/** A resource as it is worked with: only attributes of its schema, by the names that the schema writes. */
export type Resource = Readonly<Record<string, Value>>;

/** Characters of one text. */
const textMost = 320;
/** Items of one attribute that is not the members of a group. */
const itemsMost = 20;
/** Members that one request may name. */
export const membersMost = 1000;

/**
 * Reads a resource as a directory sends it. Attributes that are not kept, null, and empty lists are left out.
 * @throws ScimProblem
 */
export function readResource(schema: ResourceSchema, sent: Readonly<Record<string, unknown>>): Resource {
  const read: Record<string, Value> = {};
  for (const [key, value] of Object.entries(sent)) {
    // A key that is no name of an attribute is one of something that is not kept.
    const target = /^[A-Za-z][\w:.-]{0,199}$/u.test(key) ? targetOf(schema, parsePath(key)) : undefined;
    if (target === undefined || target.part !== undefined || value === null || value === undefined) continue;
    const taken = readValue(target.attribute, value);
    if (!isNothing(taken)) read[target.attribute.name] = taken;
  }
  return read;
}

/**
 * Reads the value of an attribute.
 * @throws ScimProblem
 */
export function readValue(attribute: Attribute, value: unknown): Value {
  if (attribute.isMany === true) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    const most = attribute.name === 'members' ? membersMost : itemsMost;
    if (items.length > most) throw new ScimProblem('tooMany', `${attribute.name} has ${items.length} items; at most ${most} are taken in one request.`);
    return items.map((item) => readComplex(attribute, typeof item === 'string' ? { value: item } : item)).filter((item) => item['value'] !== undefined);
  }
  return attribute.type === 'complex' ? readComplex(attribute, value) : readSimple(attribute, value);
}

/** Reads a text or a boolean; some directories write booleans as texts. @throws ScimProblem */
export function readSimple({ name, type }: Attribute, value: unknown): Simple {
  if (type === 'boolean') {
    if (typeof value === 'boolean') return value;
    const text = typeof value === 'string' ? value.toLowerCase() : undefined;
    if (text === 'true' || text === 'false') return text === 'true';
    throw new ScimProblem('invalidValue', `${name} is neither true nor false.`);
  }
  if (typeof value !== 'string' || value.length > textMost || /\p{C}/u.test(value)) throw new ScimProblem('invalidValue', `${name} is not a text of at most ${textMost} visible characters.`);
  return value;
}

function readComplex({ name, parts = [] }: Attribute, value: unknown): Complex {
  if (!isRecord(value)) throw new ScimProblem('invalidValue', `${name} is not made of parts.`);
  const read: Record<string, Simple> = {};
  for (const [key, inner] of Object.entries(value)) {
    const part = parts.find((known) => known.name.toLowerCase() === key.toLowerCase());
    if (part !== undefined && inner !== null && inner !== undefined) read[part.name] = readSimple(part, inner);
  }
  return read;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An empty text, a complex value without parts and an empty list say nothing (RFC 7643, section 2.5). */
export function isNothing(value: Value): boolean {
  return value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
}
