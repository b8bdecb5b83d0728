import { saying, type ProductSayings } from './product-sayings.ts';
import { sign } from './signs.ts';

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

export interface StatusGroups {
  readonly affected: StatusGroup;
  readonly notAffected: StatusGroup;
  readonly fixed: StatusGroup;
  readonly underInvestigation: StatusGroup;
  /** In 2.1 only. */
  readonly unknown: StatusGroup;
  readonly recommended: StatusGroup;
}

/** In the order in which test 6.1.6 looks at them, which is that of their bits in `saying`. */
const names = ['affected', 'notAffected', 'fixed', 'underInvestigation', 'unknown', 'recommended'] as const satisfies readonly (keyof StatusGroups)[];
const statuses = 5;
const anyStatus = saying.affected | saying.notAffected | saying.fixed | saying.underInvestigation | saying.unknown;

/** The lists of `product_status` by what they say, joined as test 6.1.6 joins them. */
const indexOf: ReadonlyMap<string, number> = new Map([
  ['first_affected', 0], ['known_affected', 0], ['last_affected', 0], ['known_not_affected', 1], ['first_fixed', 2], ['fixed', 2], ['under_investigation', 3], ['unknown', 4], ['recommended', 5],
]);
const vexLists: ReadonlySet<string> = new Set(['fixed', 'known_affected', 'known_not_affected', 'under_investigation']);

/** What a list of `product_status` says, by its name. */
export function groupOfList(list: string): keyof StatusGroups | undefined {
  return names[indexOf.get(list) ?? names.length];
}

const noProducts: StatusGroup = { products: [], count: 0, ofAll: 0, ofAny: 0 };

/** Gathers what one vulnerability says of products in its `product_status`. */
export class StatusGathering {
  /** By their names. */
  readonly lists: (readonly [list: string, products: readonly number[]])[] = [];
  /** Bits of `sign`, all there when the groups are closed. */
  signs: number = sign.noVexStatus;
  readonly #version: '2.0' | '2.1';
  readonly #sayings: ProductSayings;
  readonly #groups = [noProducts, noProducts, noProducts, noProducts, noProducts, noProducts];

  constructor(version: '2.0' | '2.1', sayings: ProductSayings) {
    this.#version = version;
    this.#sayings = sayings;
  }

  add(list: string, products: readonly number[]): void {
    this.lists.push([list, products]);
    if (vexLists.has(list)) this.signs &= ~sign.noVexStatus;
    const index = list === 'unknown' && this.#version === '2.0' ? undefined : indexOf.get(list);
    const added = this.#sayings.add(products, index === undefined ? 0 : 1 << index);
    if (index === undefined || products.length === 0) return;
    const before = this.#groups[index] ?? noProducts;
    this.#groups[index] = { products: before.count === 0 ? products : [...before.products, ...products], count: before.count + added, ofAll: 0, ofAny: 0 };
  }

  /** The groups, once everything is said of the products. */
  close(): StatusGroups {
    for (let index = 0; index < statuses; index += 1) {
      const group = this.#groups[index] ?? noProducts;
      if (group.count > 0) this.#groups[index] = this.#looked(group, 1 << index);
    }
    const at = (index: number): StatusGroup => this.#groups[index] ?? noProducts;
    const groups: StatusGroups = { affected: at(0), notAffected: at(1), fixed: at(2), underInvestigation: at(3), unknown: at(4), recommended: at(5) };
    const { affected, notAffected, fixed, underInvestigation } = groups;
    if (!isSaid(affected, saying.remedied) || !isSaid(underInvestigation, saying.remedied)) this.signs |= sign.unremedied;
    if (!isSaid(affected, saying.rated)) this.signs |= sign.unrated;
    if (!isSaid(notAffected, saying.explained)) this.signs |= sign.unexplained;
    if ((fixed.ofAny & saying.rated) !== 0) this.signs |= sign.ratedFix;
    return groups;
  }

  /** Looks at what is said of the products of a group. */
  #looked({ products, count }: StatusGroup, own: number): StatusGroup {
    let ofAll = -1;
    let ofAny = 0;
    for (let at = 0; at < products.length; at += 1) {
      const said = this.#sayings.of(products[at] ?? 0);
      ofAll &= said;
      ofAny |= said;
    }
    if ((ofAny & anyStatus) !== own) this.signs |= sign.contradiction;
    return { products, count, ofAll, ofAny };
  }
}

/** The statuses in the order in which they are told, with their words. */
export const told = [['affected', 'affected'], ['not affected', 'notAffected'], ['fixed', 'fixed'], ['under investigation', 'underInvestigation'], ['unknown', 'unknown']] as const;

/** Whether this is said of each product of a group. */
function isSaid({ count, ofAll }: StatusGroup, bit: number): boolean {
  return count === 0 || (ofAll & bit) !== 0;
}

/** Of how many products of a group nobody says this. */
export function countWithout({ products, count, ofAll }: StatusGroup, bit: number, sayings: ProductSayings): number {
  if (count === 0 || (ofAll & bit) !== 0) return 0;
  const left = products.filter((product) => (sayings.of(product) & bit) === 0);
  return count === products.length ? left.length : new Set(left).size;
}
