import { arrayAt, isObject, stringAt, type JsonObject, type JsonValue } from '../../gateway/json-value.ts';

/** The references in a list: plain strings in JSON, in XML elements with the attribute `ref`. */
export function referencesIn(owner: JsonObject, key: string): readonly string[] {
  const list = arrayAt(owner, key) ?? none;
  return isOfTexts(list) ? list : list.flatMap((value) => referenceOf(value) ?? []);
}

const none: readonly string[] = [];

function isOfTexts(list: readonly JsonValue[]): list is readonly string[] {
  for (let at = 0; at < list.length; at += 1) if (typeof list[at] !== 'string') return false;
  return true;
}

function referenceOf(value: JsonValue): string | undefined {
  if (typeof value === 'string') return value;
  return isObject(value) ? stringAt(value, 'ref') : undefined;
}
