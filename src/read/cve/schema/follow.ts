import { ours, say } from '../../../model/text.ts';
import { note, shown, type Walk } from './breach.ts';
import type { ArrayShape, ObjectShape, Shape, StringShape } from './shape.ts';
import { repeatedIndex } from './unique.ts';

/** Looks at one value and notes every rule that it breaks. */
export type Follower = (value: unknown, walk: Walk) => void;

/** Turns a shape into the function that follows it: worked out once, run for each record. */
export function follower(shape: Shape): Follower {
  switch (shape.type) {
    case 'any':
      return () => undefined;
    case 'later': {
      let follow: Follower | undefined;
      return (value, walk) => (follow ??= follower(shape.shape()))(value, walk);
    }
    case 'boolean':
      return (value, walk) => {
        if (typeof value !== 'boolean') wrongType(walk, value, 'true or false');
      };
    case 'integer':
      return (value, walk) => {
        if (!Number.isInteger(value)) wrongType(walk, value, 'a whole number');
        else if (Number(value) < shape.min) note(walk, 'schema-value', say`is ${Number(value)}; at least ${shape.min} was expected`);
      };
    case 'number':
      return (value, walk) => {
        if (typeof value !== 'number') wrongType(walk, value, 'a number');
        else if (value < shape.min || value > shape.max || (shape.tenths && Math.round(value * 10) / 10 !== value)) note(walk, 'schema-value', say`is ${value}; ${shape.min} to ${shape.max}${ours(shape.tenths ? ' with one decimal' : '')} was expected`);
      };
    case 'string':
      return stringFollower(shape);
    case 'array':
      return arrayFollower(shape);
    case 'object':
      return objectFollower(shape);
  }
}

function stringFollower({ min = 0, max = Number.POSITIVE_INFINITY, form, values, allowsExtension = false }: StringShape): Follower {
  return (value, walk) => {
    if (typeof value !== 'string') wrongType(walk, value, 'a string');
    else if (value.length < min || (value.length > max && characters(value) > max)) note(walk, 'schema-length', say`is ${characters(value)} characters long; ${min} to ${max} were expected`);
    else if (form !== undefined && !form.holds(value)) note(walk, 'schema-form', form.isPrivate === true ? say`is of another form; ${ours(form.expected)} was expected` : say`is ${shown(walk, value)}; ${ours(form.expected)} was expected`);
    else if (values !== undefined && !values.has(value) && !(allowsExtension && isExtension(value))) note(walk, 'schema-value', say`is ${shown(walk, value)}; ${ours(listed(values))} was expected`);
  };
}

function characters(value: string): number {
  let count = 0;
  for (const character of value) count += character === '' ? 0 : 1;
  return count;
}

function isExtension(value: string): boolean {
  return value.startsWith('x_') && value.length <= 128 && !value.includes('\n');
}

function listed(values: ReadonlySet<string>): string {
  const all = [...values];
  return all.length === 1 ? (all[0] ?? '') : all.length > 8 ? `one of ${all.length} known values` : `one of ${all.join(', ')}`;
}

function arrayFollower({ items, min = 0, max = Number.POSITIVE_INFINITY, isUnique = false, also }: ArrayShape): Follower {
  const follow = follower(items);
  return (value, walk) => {
    if (!Array.isArray(value)) return wrongType(walk, value, 'a list');
    const list: readonly unknown[] = value;
    if (list.length < min || list.length > max) note(walk, 'schema-count', max === Number.POSITIVE_INFINITY ? say`holds ${list.length} items; at least ${min} was expected` : say`holds ${list.length} items; ${min} to ${max} were expected`);
    const depth = walk.path.length;
    for (let index = 0; index < list.length; index += 1) {
      walk.path[depth] = index;
      follow(list[index], walk);
    }
    walk.path.length = depth;
    if (isUnique && list.length > 1) {
      const repeated = repeatedIndex(list);
      if (repeated !== undefined) note(walk, 'schema-unique', say`repeats an earlier item of its list; each was expected once`, repeated);
    }
    const missed = also?.(list);
    if (missed !== undefined) note(walk, 'schema-combination', say`does not hold ${ours(missed)}`);
  };
}

function objectFollower(shape: ObjectShape): Follower {
  const members = new Map([...shape.properties].map(([key, member]) => [key, follower(member)]));
  const { required, others, minKeys = 0, maxKeys = Number.POSITIVE_INFINITY, also } = shape;
  const needed = new Set(required);
  return (value, walk) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrongType(walk, value, 'an object');
    // An object out of JSON: string keys, any values.
    const object = value as Readonly<Record<string, unknown>>;
    const depth = walk.path.length;
    let keys = 0;
    let found = 0;
    for (const key in object) {
      keys += 1;
      walk.path[depth] = key;
      const follow = members.get(key);
      if (follow !== undefined) {
        if (needed.has(key)) found += 1;
        follow(object[key], walk);
      } else if (others === 'none' || (others === 'extensions' && !isExtensionKey(key))) noteUnknownKey(walk, key, depth);
    }
    walk.path.length = depth;
    if (found < required.length) for (const key of required) if (!Object.hasOwn(object, key)) note(walk, 'schema-required', say`lacks the key ${ours(key)}, which is required`);
    if (keys < minKeys) note(walk, 'schema-count', say`holds ${keys} keys; at least ${minKeys} was expected`);
    else if (keys > maxKeys) note(walk, 'schema-count', say`holds ${keys} keys; at most ${maxKeys} were expected`);
    const missed = also?.(object);
    if (missed !== undefined) note(walk, 'schema-combination', say`does not hold ${ours(missed)}`);
  };
}

/** The place is the object: a key that the format does not know is evidence text, and may be a person's name. */
function noteUnknownKey(walk: Walk, key: string, depth: number): void {
  walk.path.length = depth;
  note(walk, 'schema-unknown-key', say`holds the key ${shown(walk, key)}, which this part of the format does not know`);
}

function isExtensionKey(key: string): boolean {
  return key.startsWith('x_') && !key.includes('.');
}

function wrongType(walk: Walk, value: unknown, expected: string): void {
  const seen = value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : typeof value === 'boolean' ? 'true or false' : `a ${typeof value}`;
  note(walk, 'schema-type', say`is ${ours(seen)}; ${ours(expected)} was expected`);
}
