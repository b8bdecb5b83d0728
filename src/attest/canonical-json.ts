import canonicalize from 'canonicalize';
import { say } from '../model/text.ts';
import { utf8, type Bytes } from './bytes.ts';
import { Refused } from './refusal.ts';

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Objects and arrays inside each other. */
export const depthMax = 64;

/**
 * The canonical form of a value (RFC 8785): keys in order of their UTF-16 units, no white space, one spelling for each number and string.
 * @throws Refused `not-json` for what JSON can't hold or what serialisers would drop or mend: undefined, NaN, a lone surrogate, an object with a class, a hole in an array, the key `__proto__`; `too-deep`
 */
export function canonicalJson(value: unknown): string {
  // Where all keys stand in order already, as in every statement that is read, the platform writes the same text, and much quicker.
  return isInOrder(value, 0) ? JSON.stringify(value) : (canonicalize(value) ?? '');
}

/** The UTF-8 bytes of the canonical form. */
export function canonicalBytes(value: unknown): Bytes {
  return utf8(canonicalJson(value));
}

/** Demands that every part of a value has one meaning in JSON. */
export function assertJson(value: unknown, depth: number): asserts value is JsonValue {
  isInOrder(value, depth);
}

/**
 * Whether the keys of every object in a value already stand in the order of their UTF-16 units.
 * @throws Refused `not-json`, `too-deep` where a part of the value does not have one meaning in JSON
 */
function isInOrder(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Refused('not-json', say`A number is not finite.`);
    return true;
  }
  if (typeof value === 'string') {
    assertWellFormed(value);
    return true;
  }
  if (typeof value !== 'object') throw new Refused('not-json', say`A value is undefined, a function, a symbol or a big integer.`);
  if (depth >= depthMax) throw new Refused('too-deep', say`At most ${depthMax} levels are read.`);
  return Array.isArray(value) ? areInOrder(value, depth) : hasKeysInOrder(value, depth);
}

function areInOrder(items: readonly unknown[], depth: number): boolean {
  let inOrder = true;
  // By index, so that a hole is seen as undefined.
  for (let index = 0; index < items.length; index += 1) inOrder = isInOrder(items[index], depth + 1) && inOrder;
  return inOrder;
}

function hasKeysInOrder(value: object, depth: number): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if ((prototype !== Object.prototype && prototype !== null) || Object.getOwnPropertySymbols(value).length > 0) throw new Refused('not-json', say`A value is an object of a class.`);
  let inOrder = true;
  let before = '';
  for (const key of Object.keys(value)) {
    assertWellFormed(key);
    if (key === '__proto__') throw new Refused('not-json', say`A key is the name of the prototype.`);
    if (key < before) inOrder = false;
    before = key;
    inOrder = isInOrder((value as Readonly<Record<string, unknown>>)[key], depth + 1) && inOrder;
  }
  return inOrder;
}

function assertWellFormed(text: string): void {
  if (!text.isWellFormed()) throw new Refused('not-json', say`A string holds half of a surrogate pair.`);
}
