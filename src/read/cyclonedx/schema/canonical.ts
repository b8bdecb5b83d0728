import { isArray, isObject, type JsonValue } from '../../gateway/json-value.ts';

/** Whether two JSON values are equal, whatever the order of their keys. Depth is limited by the gateway. */
export function isEqual(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true;
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((item, index) => isEqual(item, b[index] ?? null));
  if (!isObject(a) || !isObject(b)) return false;
  let count = 0;
  for (const key in a) {
    if (!Object.hasOwn(b, key) || !isEqual(a[key] ?? null, b[key] ?? null)) return false;
    count += 1;
  }
  return count === Object.keys(b).length;
}

/** A 53-bit number that equal values share, whatever the order of their keys. Two different values share one by chance only. */
export function fingerprintOf(value: JsonValue): number {
  return mix(value, 0x9e3779b9) * 2_097_152 + (mix(value, 0x85ebca6b) >>> 11);
}

function mix(value: JsonValue, seed: number): number {
  if (typeof value === 'string') return mixText(value, seed ^ 1);
  if (isArray(value)) {
    let hash = seed ^ 2;
    for (const item of value) hash = Math.imul(hash ^ mix(item, seed), 0x01000193);
    return finish(hash ^ value.length);
  }
  if (isObject(value)) {
    let sum = 0;
    for (const key of Object.keys(value)) sum = (sum + Math.imul(mixText(key, seed), 31) + mix(value[key] ?? null, seed)) | 0;
    return finish(sum ^ seed ^ 3);
  }
  return mixText(String(value), seed ^ 4);
}

function mixText(text: string, seed: number): number {
  let hash = seed | 0;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return finish(hash);
}

/** Spreads the bits (the last steps of MurmurHash3). */
function finish(hash: number): number {
  let bits = hash;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
