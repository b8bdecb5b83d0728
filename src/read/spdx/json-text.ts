import { isArray, valueAt, type JsonObject } from '../gateway/json-value.ts';

/** The texts of a list; one text in the place of a list counts as a list of one, because real documents write it so. */
export function textsAt(object: JsonObject, key: string): readonly string[] {
  const value = valueAt(object, key);
  if (typeof value === 'string') return [value];
  return isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
