import { advisoryVulnerabilitiesMax, type AdvisoryValidation, type AdvisoryVulnerability, type SecurityAdvisory } from '../../model/evidence/security-advisory.ts';
import { parseTime } from '../../model/time.ts';
import { objectAt, stringAt, valueAt, type JsonObject } from '../gateway/json-value.ts';
import { parseCveId } from '../identifier/cve-id.ts';
import { parseCweId } from '../identifier/cwe-id.ts';
import { webAddressOf } from '../web-address.ts';
import type { AdvisoryView } from './advisory-view.ts';
import { productsWith } from './product-status.ts';
import { idsAt, rowsAt } from './rows.ts';
import { severitiesOf } from './severity-vectors.ts';
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
    notes: countsBy(document, 'notes', noteCategories),
    validation,
    vulnerabilities: view.vulnerabilities.slice(0, advisoryVulnerabilitiesMax).map((vulnerability, index) => vulnerabilityOf(view, vulnerability, index)),
    vulnerabilitiesOmitted: Math.max(0, view.vulnerabilities.length - advisoryVulnerabilitiesMax),
    statements: ambiguous.some((clause) => validation.mandatory.failed.includes(clause)) ? [] : statementsOf(view),
  };
}

function vulnerabilityOf(view: AdvisoryView, vulnerability: JsonObject, index: number): AdvisoryVulnerability {
  const affected = new Set(productsWith(vulnerability, 'affected'));
  const notAffected = new Set(productsWith(vulnerability, 'notAffected'));
  const severities = severitiesOf(view, vulnerability, index);
  const rated = new Set(severities.flatMap(({ products }) => products));
  const remediated = reachedBy(view, rowsAt(vulnerability, 'remediations'));
  const explained = reachedBy(view, [...rowsAt(vulnerability, 'flags'), ...rowsAt(vulnerability, 'threats').filter((threat) => stringAt(threat, 'category') === 'impact')]);
  const without = (products: ReadonlySet<string>, reached: ReadonlySet<string>): number => [...products].filter((product) => !reached.has(product)).length;
  const weaknesses = view.version === '2.0' ? [objectAt(vulnerability, 'cwe') ?? {}] : rowsAt(vulnerability, 'cwes');
  return {
    ...optional('cve', parseCveId(stringAt(vulnerability, 'cve') ?? '')),
    otherIds: rowsAt(vulnerability, 'ids').length,
    cwe: [...new Set(weaknesses.flatMap((weakness) => parseCweId(stringAt(weakness, 'id') ?? '')?.id ?? []))],
    hasDescription: rowsAt(vulnerability, 'notes').some((note) => ['description', 'details', 'general', 'summary'].includes(stringAt(note, 'category') ?? '')),
    affected: affected.size,
    notAffected: notAffected.size,
    fixed: new Set(productsWith(vulnerability, 'fixed')).size,
    underInvestigation: new Set(productsWith(vulnerability, 'underInvestigation')).size,
    recommended: new Set(idsAt(objectAt(vulnerability, 'product_status') ?? {}, 'recommended')).size,
    severities: severities.filter(({ cvss2, cvss3, cvss4 }) => cvss2 !== undefined || cvss3 !== undefined || cvss4 !== undefined).length,
    affectedWithoutSeverity: without(affected, rated),
    remediations: countsBy(vulnerability, 'remediations', remediationCategories),
    affectedWithoutRemediation: without(affected, remediated),
    notAffectedWithoutReason: without(notAffected, explained),
    references: rowsAt(vulnerability, 'references').length,
    acknowledgements: rowsAt(vulnerability, 'acknowledgments').length,
    ...optional('releasedAt', timeAt(vulnerability, view.version === '2.0' ? 'release_date' : 'disclosure_date')),
    ...optional('discoveredAt', timeAt(vulnerability, 'discovery_date')),
    place: `/vulnerabilities/${index}`,
  };
}

/** Products that a list of entries speaks of. */
export function reachedBy(view: AdvisoryView, entries: readonly JsonObject[]): ReadonlySet<string> {
  const reached = new Set<string>();
  for (const entry of entries) for (const product of view.productsOf(entry)) reached.add(product);
  return reached;
}

function countsBy(object: JsonObject, list: string, known: ReadonlySet<string>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const entry of rowsAt(object, list)) {
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
