import { advisoryVulnerabilitiesMax, type AdvisoryValidation, type AdvisoryVulnerability, type SecurityAdvisory } from '../../model/evidence/security-advisory.ts';
import { parseTime } from '../../model/time.ts';
import { jsonPointer, numberAt, objectAt, stringAt, valueAt, type JsonObject } from '../gateway/json-value.ts';
import { parseCveId } from '../identifier/cve-id.ts';
import { parseCweId } from '../identifier/cwe-id.ts';
import { webAddressOf } from '../web-address.ts';
import type { AdvisoryView } from './advisory-view.ts';
import { severityWord } from './cvss/values.ts';
import type { FlawView, SeverityAt } from './flaw-view.ts';
import { countDistinct } from './product-numbers.ts';
import { rowsAt } from './rows.ts';
import { statementsOf } from './statements.ts';
import { hasCanonicalAddress } from './tests/document.ts';

const publisherCategories: ReadonlySet<string> = new Set(['coordinator', 'discoverer', 'multiplier', 'other', 'translator', 'user', 'vendor']);
const statuses = ['draft', 'interim', 'final'] as const;
const labels: ReadonlySet<string> = new Set(['WHITE', 'CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED']);
const noteCategories: ReadonlySet<string> = new Set(['description', 'details', 'faq', 'general', 'legal_disclaimer', 'other', 'summary']);
const remediationCategories: ReadonlySet<string> = new Set(['fix_planned', 'mitigation', 'no_fix_planned', 'none_available', 'optional_patch', 'vendor_fix', 'workaround']);
/** Tests without which an id does not tell which product is meant. */
const ambiguous = ['6.1.2', '6.1.3', '6.1.5'] as const;
const textMax = 200;

/** The facts of an advisory. Whatever it calls a person, contact or free text stays behind. */
export function factsOf(view: AdvisoryView, validation: AdvisoryValidation): SecurityAdvisory {
  const { document, tracking } = view;
  const publisher = objectAt(document, 'publisher') ?? {};
  const category = stringAt(publisher, 'category') ?? '';
  const tlp = stringAt(objectAt(objectAt(document, 'distribution') ?? {}, 'tlp') ?? {}, 'label') ?? '';
  return {
    csafVersion: view.version,
    profile: view.profile,
    ...optional('trackingId', stringAt(tracking, 'id')?.slice(0, textMax)),
    ...optional('documentVersion', stringAt(tracking, 'version')?.slice(0, textMax)),
    status: statuses.find((status) => status === stringAt(tracking, 'status')) ?? 'other',
    ...optional('initialReleaseAt', timeAt(tracking, 'initial_release_date')),
    ...optional('currentReleaseAt', timeAt(tracking, 'current_release_date')),
    revisions: rowsAt(tracking, 'revision_history').length,
    publisherCategory: publisherCategories.has(category) ? category : 'other',
    ...optional('publisherNamespace', webAddressOf(stringAt(publisher, 'namespace'))),
    ...optional('tlp', labels.has(tlp) ? tlp : undefined),
    products: view.products.length,
    productsIdentified: view.products.filter(({ product }) => objectAt(product, 'product_identification_helper') !== undefined).length,
    references: rowsAt(document, 'references').length,
    hasCanonicalAddress: hasCanonicalAddress(view),
    acknowledgements: rowsAt(document, 'acknowledgments').length,
    notes: countsBy(rowsAt(document, 'notes'), noteCategories),
    validation,
    vulnerabilities: view.flaws.slice(0, advisoryVulnerabilitiesMax).map((flaw) => vulnerabilityOf(view, flaw)),
    vulnerabilitiesOmitted: Math.max(0, view.flaws.length - advisoryVulnerabilitiesMax),
    statements: ambiguous.some((clause) => validation.mandatory.failed.includes(clause)) ? [] : statementsOf(view),
  };
}

function vulnerabilityOf(view: AdvisoryView, flaw: FlawView): AdvisoryVulnerability {
  const { row, affected, notAffected, fixed, underInvestigation, severities, remediations, flags, threats, status, path } = flaw;
  const { marks } = view;
  const without = (products: readonly number[], entries: readonly { readonly reached: readonly number[] }[]): number => {
    if (products.length === 0) return 0;
    const found = marks.start().reach(entries);
    let count = 0;
    for (const product of products) if (!found.add(product)) count += 1;
    return count;
  };
  const weaknesses = view.version === '2.0' ? [objectAt(row, 'cwe') ?? {}] : rowsAt(row, 'cwes');
  return {
    ...optional('cve', parseCveId(stringAt(row, 'cve') ?? '')),
    otherIds: rowsAt(row, 'ids').length,
    cwe: [...new Set(weaknesses.flatMap((weakness) => parseCweId(stringAt(weakness, 'id') ?? '')?.id ?? []))],
    hasDescription: rowsAt(row, 'notes').some((note) => ['description', 'details', 'general', 'summary'].includes(stringAt(note, 'category') ?? '')),
    affected: countDistinct(affected, marks),
    notAffected: countDistinct(notAffected, marks),
    fixed: countDistinct(fixed, marks),
    underInvestigation: countDistinct(underInvestigation, marks),
    recommended: countDistinct(status.find(([list]) => list === 'recommended')?.[1] ?? [], marks),
    severities: severities.filter(({ cvss2, cvss3, cvss4 }) => cvss2 !== undefined || cvss3 !== undefined || cvss4 !== undefined).length,
    affectedWithoutSeverity: without(affected, severities.map(({ products }) => ({ reached: products }))),
    ...optional('highestSeverity', highestOf(severities)),
    remediations: countsBy(remediations.map((entry) => entry.row), remediationCategories),
    affectedWithoutRemediation: without(affected, remediations),
    notAffectedWithoutReason: without(notAffected, [...flags, ...threats.filter((threat) => stringAt(threat.row, 'category') === 'impact')]),
    references: rowsAt(row, 'references').length,
    acknowledgements: rowsAt(row, 'acknowledgments').length,
    ...optional('releasedAt', timeAt(row, view.version === '2.0' ? 'release_date' : 'disclosure_date')),
    ...optional('discoveredAt', timeAt(row, 'discovery_date')),
    place: jsonPointer(...path),
  };
}

function highestOf(severities: readonly SeverityAt[]): AdvisoryVulnerability['highestSeverity'] {
  const values = severities.flatMap(({ cvss2, cvss3, cvss4 }) => [cvss2, cvss3, cvss4]).flatMap((vector) => numberAt(vector ?? {}, 'baseScore') ?? []).filter((value) => value >= 0 && value <= 10);
  return values.length === 0 ? undefined : severityWord(values.reduce((highest, value) => Math.max(highest, value), 0));
}

function countsBy(entries: readonly JsonObject[], known: ReadonlySet<string>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const entry of entries) {
    const stated = stringAt(entry, 'category') ?? '';
    const category = known.has(stated) ? stated : 'other';
    counts[category] = (counts[category] ?? 0) + 1;
  }
  return counts;
}

function timeAt(object: JsonObject, key: string): string | undefined {
  const stated = valueAt(object, key);
  return typeof stated === 'string' && parseTime(stated) !== undefined ? stated : undefined;
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return value === undefined ? {} : { [key]: value } as { readonly [K in Key]?: Value };
}
