import { arrayAt, isObject, stringAt, type JsonObject, type JsonValue } from '../../gateway/json-value.ts';

const none: readonly string[] = [];

/** The references in a list: plain strings in JSON, in XML elements with the attribute `ref`. */
export function referencesIn(owner: JsonObject, key: string): readonly string[] {
  const list = arrayAt(owner, key);
  return list === undefined || list.length === 0 ? none : list.map(referenceOf).filter((reference) => reference !== undefined);
}

function referenceOf(value: JsonValue): string | undefined {
  if (typeof value === 'string') return value;
  return isObject(value) ? stringAt(value, 'ref') : undefined;
}
