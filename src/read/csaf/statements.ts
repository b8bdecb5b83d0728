import { statementsMax, type VulnerabilityStatement } from '../../model/evidence/vulnerability-statements.ts';
import { parseTime } from '../../model/time.ts';
import { stringAt } from '../gateway/json-value.ts';
import type { AdvisoryView } from './advisory-view.ts';
import type { EntryAt } from './flaw-view.ts';
import { countDistinct } from './product-numbers.ts';
import { idsAt, rowsAt } from './rows.ts';

const purlsMax = 5;
const nothing: readonly string[] = [];
const told = [['notAffected', 'not_affected'], ['affected', 'affected'], ['fixed', 'fixed'], ['underInvestigation', 'under_investigation']] as const;

/**
 * The status groups as statements: one a vulnerability and status. A justification, an impact or an action counts as given
 * only when it reaches every product of the group.
 */
export function statementsOf(view: AdvisoryView): readonly VulnerabilityStatement[] {
  const purls = purlsByProduct(view);
  const stated = stringAt(view.tracking, 'current_release_date') ?? '';
  const at = parseTime(stated) === undefined ? undefined : stated;
  const statements: VulnerabilityStatement[] = [];
  for (const flaw of view.flaws) {
    const { row, place, flags, impacts, remediations } = flaw;
    const vulnerability = (stringAt(row, 'cve') ?? stringAt(rowsAt(row, 'ids')[0] ?? {}, 'text') ?? '').slice(0, 100);
    for (const [list, status] of told) {
      const products = flaw[list];
      if (products.length === 0 || statements.length >= statementsMax) continue;
      const hasJustification = reachesAll(view, flags, products);
      const hasImpactStatement = reachesAll(view, impacts, products);
      const hasAction = reachesAll(view, remediations, products);
      const count = countDistinct(products, view.marks);
      const named = firstPurls(purls, products);
      statements.push(at === undefined
        ? { vulnerability, status, hasJustification, hasImpactStatement, hasAction, products: count, purls: named, place }
        : { vulnerability, status, hasJustification, hasImpactStatement, hasAction, products: count, purls: named, at, place });
    }
  }
  return statements;
}

function reachesAll({ marks }: AdvisoryView, entries: readonly EntryAt[], products: readonly number[]): boolean {
  if (entries.length === 0) return false;
  const reached = marks.start().reach(entries);
  return products.every((product) => reached.has(product));
}

function firstPurls(purls: readonly (readonly string[])[], products: readonly number[]): readonly string[] {
  const found: string[] = [];
  for (const product of products) {
    if (found.length >= purlsMax) break;
    for (const purl of purls[product] ?? nothing) found.push(purl);
  }
  // A copy has no room for more, which is kept otherwise.
  return found.slice(0, purlsMax);
}

/** By the numbers of the products, which are the first ones. */
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
