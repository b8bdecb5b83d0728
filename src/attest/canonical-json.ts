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
  assertJson(value, 0);
  return canonicalize(value) ?? '';
}

/** The UTF-8 bytes of the canonical form. */
export function canonicalBytes(value: unknown): Bytes {
  return utf8(canonicalJson(value));
}

/** Demands that every part of a value has one meaning in JSON. */
export function assertJson(value: unknown, depth: number): asserts value is JsonValue {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Refused('not-json', say`A number is not finite.`);
    return;
  }
  if (typeof value === 'string') {
    assertWellFormed(value);
    return;
  }
  if (typeof value !== 'object') throw new Refused('not-json', say`A value is undefined, a function, a symbol or a big integer.`);
  if (depth >= depthMax) throw new Refused('too-deep', say`At most ${depthMax} levels are read.`);
  if (Array.isArray(value)) {
    // By index, so that a hole is seen as undefined.
    for (let index = 0; index < value.length; index += 1) assertJson(value[index], depth + 1);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if ((prototype !== Object.prototype && prototype !== null) || Object.getOwnPropertySymbols(value).length > 0) throw new Refused('not-json', say`A value is an object of a class.`);
  for (const [key, item] of Object.entries(value)) {
    assertWellFormed(key);
    if (key === '__proto__') throw new Refused('not-json', say`A key is the name of the prototype.`);
    assertJson(item, depth + 1);
  }
}

function assertWellFormed(text: string): void {
  if (!text.isWellFormed()) throw new Refused('not-json', say`A string holds half of a surrogate pair.`);
}
