import { isArray, isObject, type JsonValue } from '../gateway/json-value.ts';
import type { Path } from './path.ts';

/** The first object, in document order, whose keys are not sorted (test 6.2.13). Depth is limited by the gateway. */
export function unsortedPlace(value: JsonValue): Path | undefined {
  if (isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (typeof item !== 'object') continue;
      const place = unsortedPlace(item);
      if (place !== undefined) return [index, ...place];
    }
    return undefined;
  }
  if (!isObject(value)) return undefined;
  let previous = '';
  for (const key in value) {
    if (previous !== '' && comesAfter(previous, key)) return [];
    previous = key;
    const member = value[key] ?? null;
    if (typeof member !== 'object') continue;
    const place = unsortedPlace(member);
    if (place !== undefined) return [key, ...place];
  }
  return undefined;
}

/** By letters without regard to capitals, as dictionaries do: `cvss_v3` before `CVSS_v4`. Keys of the format are ASCII. */
export function comesAfter(one: string, other: string): boolean {
  if (one <= other) return false;
  return one.toLowerCase() > other.toLowerCase();
}
