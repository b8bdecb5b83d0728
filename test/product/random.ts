/** Numbers that look random and are the same for the same seed, on every machine. */
export interface Random {
  /** A whole number from 0 to `limit - 1`. */
  below(limit: number): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  chance(share: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  shuffled<Item>(items: readonly Item[]): readonly Item[];
  /** `count` numbers of at least `least` that add up to `total`. */
  split(total: number, count: number, least: number): readonly number[];
}

/** Mulberry32: small, and good enough to vary test data. */
export function randomOf(seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (share) => next() < share,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('There is nothing to pick from.');
      return item;
    },
    shuffled: (items) => items.map((item) => ({ item, key: next() })).toSorted((one, other) => one.key - other.key).map(({ item }) => item),
    split: (total, count, least) => {
      if (total < count * least) throw new RangeError(`${total} can't be split into ${count} parts of at least ${least}.`);
      const parts = Array.from({ length: count }, () => least);
      let left = total - count * least;
      for (let index = 0; index < count - 1; index += 1) {
        const part = below(left + 1);
        parts[index] = least + part;
        left -= part;
      }
      parts[count - 1] = least + left;
      return parts;
    },
  };
}
