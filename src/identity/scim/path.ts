import { readConditions, type Condition } from './filter.ts';
import { attributeNamed, type Attribute, type ResourceSchema } from './resource-schema.ts';
import { ScimProblem } from './scim-problem.ts';

/** A path of a change (RFC 7644, section 3.5.2), taken apart. */
export interface Path {
  /** The schema that it names. */
  readonly schema: string | undefined;
  readonly attribute: string;
  /** Which items of a list are meant. */
  readonly conditions: readonly Condition[] | undefined;
  readonly part: string | undefined;
}

/** What a path means in a schema. */
export interface Target {
  readonly attribute: Attribute;
  readonly conditions: readonly Condition[] | undefined;
  readonly part: Attribute | undefined;
}

const pathMost = 500;
const form = /^(?:(urn:[A-Za-z0-9.:_-]{1,200}):)?([A-Za-z$][A-Za-z0-9_$-]{0,99})(?:\[([^[\]]{1,400})\])?(?:\.([A-Za-z$][A-Za-z0-9_$-]{0,99}))?$/u;

/** @throws ScimProblem when it is no path */
export function parsePath(text: string): Path {
  const parts = text.length > pathMost ? null : form.exec(text);
  if (parts?.[2] === undefined) throw new ScimProblem('invalidPath', 'The path is not an attribute, with a filter in brackets or a part behind a dot where there is one.');
  return { schema: parts[1], attribute: parts[2], conditions: parts[3] === undefined ? undefined : readConditions(parts[3]), part: parts[4] };
}

/** What a path names of a schema; undefined for whatever is not kept. @throws ScimProblem when the attribute has no items or parts */
export function targetOf(schema: ResourceSchema, { schema: named, attribute: name, conditions, part: partName }: Path): Target | undefined {
  const attribute = named === undefined || named.toLowerCase() === schema.id.toLowerCase() ? attributeNamed(schema.attributes, name) : undefined;
  if (attribute === undefined) return undefined;
  if (conditions !== undefined && attribute.isMany !== true) throw new ScimProblem('invalidPath', `${attribute.name} is no list, of which some items could be meant.`);
  if (partName === undefined) return { attribute, conditions, part: undefined };
  if (attribute.parts === undefined) throw new ScimProblem('invalidPath', `${attribute.name} has no parts.`);
  const part = attributeNamed(attribute.parts, partName);
  return part && { attribute, conditions, part };
}
