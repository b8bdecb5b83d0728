import type { TextNumbers } from '../gateway/text-numbers.ts';

/** What a vulnerability can say of a product, a bit each; first its status. `explained`: by a flag or a threat of the category impact. */
export const saying = { affected: 1, notAffected: 2, fixed: 4, underInvestigation: 8, unknown: 16, recommended: 32, rated: 64, remedied: 128, flagged: 256, impact: 512, explained: 1024 } as const;

/** What the vulnerability that is looked at says of each product, by the numbers of the products. Beginning with the next one takes no time, whatever was said before. */
export class ProductSayings {
  readonly #numbers: TextNumbers;
  #sayings = new Int32Array(64);
  /** The vulnerability that speaks of the product last, counted from one. */
  #vulnerabilities = new Int32Array(64);
  #vulnerability = 0;
  /** The highest number of a product that is spoken of. */
  highest = -1;

  constructor(numbers: TextNumbers) {
    this.#numbers = numbers;
  }

  /** Goes on to the next vulnerability, which has said nothing yet. */
  begin(): void {
    this.#vulnerability += 1;
    this.highest = -1;
  }

  /** Says something of products. @returns of how many of them it is new, each counted once */
  add(products: readonly number[], bits: number): number {
    if (this.#numbers.count > this.#sayings.length) this.#grow();
    let added = 0;
    for (let at = 0; at < products.length; at += 1) {
      const product = products[at] ?? 0;
      if (product > this.highest) this.highest = product;
      if (this.#vulnerabilities[product] !== this.#vulnerability) {
        this.#vulnerabilities[product] = this.#vulnerability;
        this.#sayings[product] = bits;
        added += 1;
        continue;
      }
      const before = this.#sayings[product] ?? 0;
      if ((before & bits) !== bits) added += 1;
      this.#sayings[product] = before | bits;
    }
    return added;
  }

  /** What is said of a product. */
  of(product: number): number {
    return this.#vulnerabilities[product] === this.#vulnerability ? (this.#sayings[product] ?? 0) : 0;
  }

  /** Whether any vulnerability so far has spoken of a product. */
  isSpokenOf(product: number): boolean {
    return (this.#vulnerabilities[product] ?? 0) !== 0;
  }

  #grow(): void {
    const length = this.#numbers.count * 2;
    const [sayings, vulnerabilities] = [this.#sayings, this.#vulnerabilities];
    this.#sayings = new Int32Array(length);
    this.#vulnerabilities = new Int32Array(length);
    this.#sayings.set(sayings);
    this.#vulnerabilities.set(vulnerabilities);
  }
}
