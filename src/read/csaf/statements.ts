import { statementsMax, type VulnerabilityStatement } from '../../model/evidence/vulnerability-statements.ts';
import { parseTime } from '../../model/time.ts';
import { jsonPointer, objectAt, stringAt } from '../gateway/json-value.ts';
import type { AdvisoryView } from './advisory-view.ts';
import type { EntryAt } from './flaw-view.ts';
import { countDistinct } from './product-numbers.ts';
import { idsAt, rowsAt } from './rows.ts';

const purlsMax = 5;

/**
 * The status groups as statements: one a vulnerability and status. A justification, an impact or an action counts as given
 * only when it reaches every product of the group.
 */
export function statementsOf(view: AdvisoryView): readonly VulnerabilityStatement[] {
  const purls = purlsByProduct(view);
  const stated = stringAt(view.tracking, 'current_release_date') ?? '';
  const time = parseTime(stated) === undefined ? {} : { at: stated };
  const statements: VulnerabilityStatement[] = [];
  for (const { row, path, notAffected, affected, fixed, underInvestigation, flags, threats, remediations } of view.flaws) {
    const vulnerability = (stringAt(row, 'cve') ?? stringAt(rowsAt(row, 'ids')[0] ?? {}, 'text') ?? '').slice(0, 100);
    const place = jsonPointer(...path);
    const impacts = threats.filter((threat) => stringAt(threat.row, 'category') === 'impact');
    for (const [products, status] of [[notAffected, 'not_affected'], [affected, 'affected'], [fixed, 'fixed'], [underInvestigation, 'under_investigation']] as const) {
      if (products.length === 0 || statements.length >= statementsMax) continue;
      statements.push({
        vulnerability, status,
        hasJustification: reachesAll(view, flags, products),
        hasImpactStatement: reachesAll(view, impacts, products),
        hasAction: reachesAll(view, remediations, products),
        products: countDistinct(products, view.marks),
        purls: firstPurls(purls, products),
        ...time,
        place,
      });
    }
  }
  return statements;
}

function reachesAll({ marks }: AdvisoryView, entries: readonly EntryAt[], products: readonly number[]): boolean {
  if (entries.length === 0) return false;
  const reached = marks.start().reach(entries);
  return products.every((product) => reached.has(product));
}

function firstPurls(purls: ReadonlyMap<number, readonly string[]>, products: readonly number[]): readonly string[] {
  const found: string[] = [];
  for (const product of products) {
    if (found.length >= purlsMax) break;
    found.push(...(purls.get(product) ?? []));
  }
  return found.slice(0, purlsMax);
}

function purlsByProduct(view: AdvisoryView): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, readonly string[]>();
  for (const { number, product } of view.products) {
    const helper = objectAt(product, 'product_identification_helper');
    if (helper === undefined) continue;
    const purl = stringAt(helper, 'purl');
    const purls = purl === undefined ? idsAt(helper, 'purls') : [purl];
    if (purls.length > 0) found.set(number, purls.map((text) => text.slice(0, 300)));
  }
  return found;
}
