import { arrayAt, isObject, stringAt, type JsonObject, type JsonValue } from '../gateway/json-value.ts';

const nothing: JsonObject = {};
const noRows: readonly JsonObject[] = [];
const noIds: readonly string[] = [];

/** The items of a list member with their indexes kept: what is no object counts as an empty one. */
export function rowsAt(object: JsonObject, key: string): readonly JsonObject[] {
  const items = arrayAt(object, key);
  if (items === undefined) return noRows;
  return isAllObjects(items) ? items : items.map((item) => (isObject(item) ? item : nothing));
}

/** The items of a list of texts with their indexes kept: what is no text counts as an empty one. */
export function idsAt(object: JsonObject, key: string): readonly string[] {
  const items = arrayAt(object, key);
  if (items === undefined) return noIds;
  return isAllTexts(items) ? items : items.map((item) => (typeof item === 'string' ? item : ''));
}

/** How many items a list member has. */
export function countAt(object: JsonObject, key: string): number {
  return arrayAt(object, key)?.length ?? 0;
}

function isAllObjects(items: readonly JsonValue[]): items is readonly JsonObject[] {
  for (let at = 0; at < items.length; at += 1) if (!isObject(items[at])) return false;
  return true;
}

function isAllTexts(items: readonly JsonValue[]): items is readonly string[] {
  for (let at = 0; at < items.length; at += 1) if (typeof items[at] !== 'string') return false;
  return true;
}

/** How many entries there are of each known category; the others are counted together. */
export function countsBy(entries: readonly JsonObject[], known: ReadonlySet<string>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const entry of entries) {
    const stated = stringAt(entry, 'category') ?? '';
    const category = known.has(stated) ? stated : 'other';
    counts[category] = (counts[category] ?? 0) + 1;
  }
  return counts;
}
