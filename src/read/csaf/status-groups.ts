import { saying, type ProductSayings } from './product-sayings.ts';

/** Products of which a vulnerability says the same. */
export interface StatusGroup {
  /** In document order, each as often as it is named. */
  readonly products: readonly number[];
  /** How many different ones. */
  readonly count: number;
  /** What the vulnerability says of all of them, and of any; bits of `saying`. */
  readonly ofAll: number;
  readonly ofAny: number;
}

/** The lists of `product_status` by what they say, joined as test 6.1.6 joins them. In 2.1 there is one more, `unknown`. */
const groupOf: Readonly<Record<string, keyof StatusGroups>> = {
  first_affected: 'affected', known_affected: 'affected', last_affected: 'affected', known_not_affected: 'notAffected', first_fixed: 'fixed', fixed: 'fixed',
  under_investigation: 'underInvestigation', unknown: 'unknown', recommended: 'recommended',
};

export interface StatusGroups {
  readonly affected: StatusGroup;
  readonly notAffected: StatusGroup;
  readonly fixed: StatusGroup;
  readonly underInvestigation: StatusGroup;
  readonly unknown: StatusGroup;
  readonly recommended: StatusGroup;
}

/** What a list of `product_status` says, by its name. */
export function groupOfList(list: string): keyof StatusGroups | undefined {
  return Object.hasOwn(groupOf, list) ? groupOf[list] : undefined;
}

export const noProducts: StatusGroup = { products: [], count: 0, ofAll: 0, ofAny: 0 };

/** A group while the lists of a vulnerability are gathered. */
export class GatheredGroup implements StatusGroup {
  products: readonly number[];
  count: number;
  ofAll = -1;
  ofAny = 0;

  constructor(products: readonly number[], count: number) {
    this.products = products;
    this.count = count;
  }

  /** Joins another list of the same status. */
  join(products: readonly number[], count: number): void {
    this.products = [...this.products, ...products];
    this.count += count;
  }

  /** Looks at what is said of the products, once everything is said. */
  close(sayings: ProductSayings): void {
    for (const product of this.products) {
      const said = sayings.of(product);
      this.ofAll &= said;
      this.ofAny |= said;
    }
    if (this.products.length === 0) this.ofAll = 0;
  }
}

/** How many of a group nobody says this of. */
export function countWithout({ products, count, ofAll }: StatusGroup, bit: (typeof saying)[keyof typeof saying], sayings: ProductSayings): number {
  if (count === 0 || (ofAll & bit) !== 0) return 0;
  const left = products.filter((product) => (sayings.of(product) & bit) === 0);
  return count === products.length ? left.length : new Set(left).size;
}
