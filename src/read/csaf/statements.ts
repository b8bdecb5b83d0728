import { statementsMax, type VulnerabilityStatement } from '../../model/evidence/vulnerability-statements.ts';
import { parseTime } from '../../model/time.ts';
import { stringAt } from '../gateway/json-value.ts';
import type { AdvisoryView } from './advisory-view.ts';
import type { FlawView } from './flaw-view.ts';
import { saying } from './product-sayings.ts';
import { idsAt, rowsAt } from './rows.ts';

const purlsMax = 5;
const nothing: readonly string[] = [];
const told = [
  { group: 'notAffected', status: 'not_affected' }, { group: 'affected', status: 'affected' }, { group: 'fixed', status: 'fixed' }, { group: 'underInvestigation', status: 'under_investigation' },
] as const;

/** Gathers the status groups as statements: one a vulnerability and status. A justification, an impact or an action counts as given only when it reaches every product of the group. */
export class Statements {
  readonly found: VulnerabilityStatement[] = [];
  /** By the numbers of the products, which are the first ones. */
  readonly #purls: readonly (readonly string[])[];
  /** Used again for each statement. */
  readonly #found: string[] = [];
  /** When the document says so. */
  readonly #at: string | undefined;

  constructor(view: AdvisoryView) {
    this.#purls = purlsByProduct(view);
    const stated = stringAt(view.tracking, 'current_release_date') ?? '';
    this.#at = parseTime(stated) === undefined ? undefined : stated;
  }

  add({ row, cve, groups }: FlawView, place: string): void {
    const at = this.#at;
    const vulnerability = (cve ?? stringAt(rowsAt(row, 'ids')[0] ?? {}, 'text') ?? '').slice(0, 100);
    for (const { group, status } of told) {
      const { products, count, ofAll } = groups[group];
      if (count === 0 || this.found.length >= statementsMax) continue;
      const hasJustification = (ofAll & saying.flagged) !== 0;
      const hasImpactStatement = (ofAll & saying.impact) !== 0;
      const hasAction = (ofAll & saying.remedied) !== 0;
      const purls = this.#firstPurls(products);
      this.found.push(at === undefined
        ? { vulnerability, status, hasJustification, hasImpactStatement, hasAction, products: count, purls, place }
        : { vulnerability, status, hasJustification, hasImpactStatement, hasAction, products: count, purls, at, place });
    }
  }

  #firstPurls(products: readonly number[]): readonly string[] {
    let count = 0;
    for (let at = 0; at < products.length && count < purlsMax; at += 1) {
      const purls = this.#purls[products[at] ?? 0] ?? nothing;
      for (let index = 0; index < purls.length; index += 1) {
        this.#found[count] = purls[index] ?? '';
        count += 1;
      }
    }
    // A copy has no room for more, which is kept otherwise.
    return this.#found.slice(0, Math.min(count, purlsMax));
  }
}

function purlsByProduct(view: AdvisoryView): readonly (readonly string[])[] {
  const found: (readonly string[])[] = Array.from({ length: view.definedCount }, () => nothing);
  for (const { number, helper } of view.products) {
    if (helper === undefined) continue;
    const purl = stringAt(helper, 'purl');
    const purls = purl === undefined ? idsAt(helper, 'purls') : [purl];
    if (purls.length > 0) found[number] = purls.slice(0, purlsMax).map((text) => text.slice(0, 300));
  }
  return found;
}
