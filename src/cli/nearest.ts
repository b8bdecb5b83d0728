/** The three names that share most letters in order with what was typed. */
export function nearest(typed: string, names: readonly string[]): readonly string[] {
  const wanted = typed.toLowerCase().slice(0, 80);
  return names.map((name) => ({ name, likeness: likenessOf(wanted, name) })).toSorted((one, other) => other.likeness - one.likeness).slice(0, 3).map(({ name }) => name);
}

/** Share of pairs of neighbouring letters that both have (Dice). */
function likenessOf(one: string, other: string): number {
  const pairs = (text: string): Set<string> => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2)));
  const first = pairs(one);
  const second = pairs(other);
  return (2 * [...first].filter((pair) => second.has(pair)).length) / (first.size + second.size || 1);
}
