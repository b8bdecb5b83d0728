/** Lists up to this length are compared item by item; the first difference usually lies in the first member. */
const fewItems = 16;

/** Index of the first item that equals an earlier one (JSON Schema `uniqueItems`: order of keys does not count). */
export function repeatedIndex(list: readonly unknown[]): number | undefined {
  if (list.length <= fewItems) {
    for (let index = 1; index < list.length; index += 1) for (let earlier = 0; earlier < index; earlier += 1) if (isSame(list[index], list[earlier])) return index;
    return undefined;
  }
  const seen = new Set<unknown>();
  for (const [index, item] of list.entries()) {
    const size = seen.size;
    seen.add(typeof item === 'object' && item !== null ? canonical(item) : typeof item === 'string' ? `"${item}` : item);
    if (seen.size === size) return index;
  }
  return undefined;
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null || Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && isSame(Reflect.get(one, key), Reflect.get(other, key)));
}

/** The value as text with keys in order: equal exactly for equal values. Linear in its size but for sorting keys. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.keys(value).toSorted().map((key) => `${JSON.stringify(key)}:${canonical(Reflect.get(value, key))}`).join(',')}}`;
}
