/**
 * Values out of JSON, and the only safe way into their objects: a plain `object.name` would also find
 * what every object inherits, such as `constructor`.
 */

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The own member of an object; undefined when it has none of that name. */
export function valueAt(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The member when it is a string. */
export function stringAt(object: JsonObject, key: string): string | undefined {
  const value = valueAt(object, key);
  return typeof value === 'string' ? value : undefined;
}

/** The member when it is a number. */
export function numberAt(object: JsonObject, key: string): number | undefined {
  const value = valueAt(object, key);
  return typeof value === 'number' ? value : undefined;
}

/** The member when it is true or false. */
export function booleanAt(object: JsonObject, key: string): boolean | undefined {
  const value = valueAt(object, key);
  return typeof value === 'boolean' ? value : undefined;
}

/** The member when it is an object. */
export function objectAt(object: JsonObject, key: string): JsonObject | undefined {
  const value = valueAt(object, key);
  return isObject(value) ? value : undefined;
}

/** The member when it is an array. */
export function arrayAt(object: JsonObject, key: string): readonly JsonValue[] | undefined {
  const value = valueAt(object, key);
  return isArray(value) ? value : undefined;
}

/** The objects in an array member; nothing when there is no such array. Items of another type are left out. */
export function objectsAt(object: JsonObject, key: string): readonly JsonObject[] {
  return (arrayAt(object, key) ?? []).filter(isObject);
}

/** The strings in an array member; nothing when there is no such array. Items of another type are left out. */
export function stringsAt(object: JsonObject, key: string): readonly string[] {
  return (arrayAt(object, key) ?? []).filter((item) => typeof item === 'string');
}

/** RFC 6901: `jsonPointer('components', 3, 'name')` is `/components/3/name`. */
export function jsonPointer(...path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
