import type { RecordRow } from './record-row.ts';

/** A record for an index: its facts as numbers, and every affected product by name. */
export interface ListedRecord {
  readonly cveId?: string;
  readonly row: RecordRow;
  /** Short name and organisation id of the issuer; empty when not stated. */
  readonly issuer: readonly [shortName: string, orgId: string];
  /** Vendor and product by turns, each pair once, in document order, at most `listedProductsMax` pairs; empty when not stated. */
  readonly names: readonly string[];
  /** Distinct pairs beyond, left out. */
  readonly namesOmitted: number;
}

/** Distinct vendor and product names that are kept of one record. */
const listedProductsMax = 2_000;

/** Gathers the names of affected products, each pair once. */
export class ListedNames {
  readonly kept: string[] = [];
  /** Made for the second pair: most records name one. */
  #seen: Set<string> | undefined;
  #count = 0;

  add(vendor: string, product: string): void {
    if (vendor === '' && product === '') return;
    if (this.#count === 1 && this.kept[0] === vendor && this.kept[1] === product) return;
    if (this.#count > 0) {
      this.#seen ??= new Set([`${this.kept[0] ?? ''}\0${this.kept[1] ?? ''}`]);
      const { size } = this.#seen;
      if (this.#seen.add(`${vendor}\0${product}`).size === size) return;
    }
    this.#count += 1;
    if (this.#count <= listedProductsMax) this.kept.push(vendor, product);
  }

  get omitted(): number {
    return Math.max(0, this.#count - listedProductsMax);
  }
}
