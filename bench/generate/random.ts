/** Pseudo-random numbers from a seed (mulberry32): the same seed gives the same numbers everywhere. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed ^ 0x9e37_79b9, 0x85eb_ca6b) >>> 0;
  }

  /** From 0 up to 1, without 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 up to `limit`, without `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** True in this share of cases. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('There is nothing to pick from.');
    return item;
  }

  /** Lower-case hexadecimal digits. */
  hex(length: number): string {
    let text = '';
    while (text.length < length) text += Math.floor(this.next() * 0x1_0000_0000).toString(16).padStart(8, '0');
    return text.slice(0, length);
  }

  /** A random UUID (version 4). */
  uuid(): string {
    return `${this.hex(8)}-${this.hex(4)}-4${this.hex(3)}-a${this.hex(3)}-${this.hex(12)}`;
  }

  /** Words with spaces between them. */
  words(count: number): string {
    let text = this.pick(vocabulary);
    for (let index = 1; index < count; index += 1) text += ` ${this.pick(vocabulary)}`;
    return text;
  }
}

/** Plain words for names and descriptions. */
export const vocabulary: readonly string[] = [
  'amber', 'anchor', 'arrow', 'basin', 'beacon', 'birch', 'bridge', 'canal', 'cedar', 'cipher', 'cloud', 'cobalt', 'copper', 'coral', 'crate', 'delta', 'dune', 'ember', 'fern', 'field', 'flint', 'forge', 'frame', 'garden',
  'glacier', 'grain', 'harbour', 'hazel', 'hinge', 'island', 'ivory', 'juniper', 'kernel', 'lantern', 'ledger', 'linen', 'lumen', 'maple', 'marble', 'meadow', 'mirror', 'morrow', 'nickel', 'north', 'oak', 'orbit', 'paper',
  'pebble', 'pillar', 'quartz', 'quill', 'raven', 'ribbon', 'river', 'saffron', 'sail', 'shelf', 'signal', 'silver', 'slate', 'spruce', 'stone', 'thread', 'timber', 'tower', 'valley', 'velvet', 'willow', 'winter', 'yarrow',
];
