import { arrayAt, isObject, stringAt, type JsonObject, type JsonValue } from '../../gateway/json-value.ts';

/** The references in a list, as a new one: plain strings in JSON, in XML elements with the attribute `ref`. */
export function referencesIn(owner: JsonObject, key: string): string[] {
  const references: string[] = [];
  for (const value of arrayAt(owner, key) ?? []) {
    const reference = referenceOf(value);
    if (reference !== undefined) references.push(reference);
  }
  return references;
}

function referenceOf(value: JsonValue): string | undefined {
  if (typeof value === 'string') return value;
  return isObject(value) ? stringAt(value, 'ref') : undefined;
}
