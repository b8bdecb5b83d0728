import { statementsMax, type ExploitabilityStatus, type VulnerabilityStatement } from '../../model/evidence/vulnerability-statements.ts';
import { parseTime } from '../../model/time.ts';
import { objectAt, stringAt, type JsonObject } from '../gateway/json-value.ts';
import type { AdvisoryView } from './advisory-view.ts';
import { productsWith, type StatusGroup } from './product-status.ts';
import { idsAt, rowsAt } from './rows.ts';

const groups: readonly (readonly [StatusGroup, ExploitabilityStatus])[] = [['notAffected', 'not_affected'], ['affected', 'affected'], ['fixed', 'fixed'], ['underInvestigation', 'under_investigation']];
const purlsMax = 5;

/**
 * The status groups as statements: one a vulnerability and status. A justification, an impact or an action counts as given
 * only when it reaches every product of the group.
 */
export function statementsOf(view: AdvisoryView): readonly VulnerabilityStatement[] {
  const purls = purlsByProduct(view);
  const at = stringAt(view.tracking, 'current_release_date') ?? '';
  const statements: VulnerabilityStatement[] = [];
  for (const [index, vulnerability] of view.vulnerabilities.entries()) {
    for (const [group, status] of groups) {
      const products = [...new Set(productsWith(vulnerability, group))];
      if (products.length === 0 || statements.length >= statementsMax) continue;
      const threats = rowsAt(vulnerability, 'threats').filter((threat) => stringAt(threat, 'category') === 'impact');
      statements.push({
        vulnerability: (stringAt(vulnerability, 'cve') ?? stringAt(rowsAt(vulnerability, 'ids')[0] ?? {}, 'text') ?? '').slice(0, 100),
        status,
        hasJustification: reachesAll(view, rowsAt(vulnerability, 'flags'), products),
        hasImpactStatement: reachesAll(view, threats, products),
        hasAction: reachesAll(view, rowsAt(vulnerability, 'remediations'), products),
        products: products.length,
        purls: products.flatMap((product) => purls.get(product) ?? []).slice(0, purlsMax),
        ...(parseTime(at) === undefined ? {} : { at }),
        place: `/vulnerabilities/${index}`,
      });
    }
  }
  return statements;
}

function reachesAll(view: AdvisoryView, entries: readonly JsonObject[], products: readonly string[]): boolean {
  if (entries.length === 0) return false;
  const reached = new Set<string>();
  for (const entry of entries) for (const product of view.productsOf(entry)) reached.add(product);
  return products.every((product) => reached.has(product));
}

function purlsByProduct(view: AdvisoryView): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { id, product } of view.products) {
    const helper = objectAt(product, 'product_identification_helper');
    if (helper === undefined) continue;
    const purl = stringAt(helper, 'purl');
    const purls = purl === undefined ? idsAt(helper, 'purls') : [purl];
    if (purls.length > 0) found.set(id, purls.map((text) => text.slice(0, 300)));
  }
  return found;
}
