/** Product ids as numbers: a document names each very often, and numbers are compared and marked without hashing. */
export class ProductNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #ids: string[] = [];

  /** The number of an id; the next free one for an id that was not met before. */
  of(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    const number = this.#ids.length;
    this.#ids.push(id);
    this.#numbers.set(id, number);
    return number;
  }

  all(ids: readonly string[]): readonly number[] {
    if (ids.length === 0) return nothing;
    // As long as the list, and no longer: an array that grows keeps room for more, and there are very many.
    return ids.map((id) => this.of(id));
  }

  idOf(number: number): string {
    return this.#ids[number] ?? '';
  }

  get count(): number {
    return this.#ids.length;
  }
}

const nothing: readonly number[] = [];

/** A set of product numbers that is emptied in no time, whatever it held. */
export class Marks {
  readonly #stamps: Uint32Array;
  #stamp = 1;

  /** @param count numbers are below it */
  constructor(count: number) {
    this.#stamps = new Uint32Array(count);
  }

  /** Empties the set, and marks the given numbers. */
  start(...lists: readonly (readonly number[])[]): this {
    this.#stamp += 1;
    for (const list of lists) this.mark(list);
    return this;
  }

  /** Marks numbers besides. */
  mark(numbers: readonly number[]): void {
    for (const number of numbers) this.#stamps[number] = this.#stamp;
  }

  /** Marks what some entries reach besides. */
  reach(entries: readonly { readonly reached: readonly number[] }[]): this {
    for (const { reached } of entries) this.mark(reached);
    return this;
  }

  /** Marks a number. @returns whether it was marked already */
  add(number: number): boolean {
    if (this.#stamps[number] === this.#stamp) return true;
    this.#stamps[number] = this.#stamp;
    return false;
  }

  has(number: number): boolean {
    return this.#stamps[number] === this.#stamp;
  }
}

/** How many different numbers there are. */
export function countDistinct(numbers: readonly number[], marks: Marks): number {
  if (numbers.length < 2) return numbers.length;
  marks.start();
  let count = 0;
  for (const number of numbers) if (!marks.add(number)) count += 1;
  return count;
}
