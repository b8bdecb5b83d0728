import { advisoryVulnerabilitiesMax, type AdvisoryValidation, type AdvisoryVulnerability, type SecurityAdvisory } from '../../model/evidence/security-advisory.ts';
import { numberAt, objectAt, stringAt, valueAt, type JsonObject } from '../gateway/json-value.ts';
import { parseCveId } from '../identifier/cve-id.ts';
import { parseCweId } from '../identifier/cwe-id.ts';
import { webAddressOf } from '../web-address.ts';
import type { AdvisoryView } from './advisory-view.ts';
import { severityWord } from './cvss/values.ts';
import type { FlawView, SeverityAt } from './flaw-view.ts';
import { countDistinct, type Marks } from './product-numbers.ts';
import { rowsAt } from './rows.ts';
import { isStatedTime } from './stated-time.ts';
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
const nothing: readonly number[] = [];

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
    productsIdentified: view.products.filter(({ helper }) => helper !== undefined).length,
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

type Written = { -readonly [Member in keyof AdvisoryVulnerability]: AdvisoryVulnerability[Member] };

function vulnerabilityOf(view: AdvisoryView, flaw: FlawView): AdvisoryVulnerability {
  const { row, affected, notAffected, fixed, underInvestigation, severities, remediations, flags, impacts, status, place } = flaw;
  const { marks, version } = view;
  const written: Written = {
    otherIds: rowsAt(row, 'ids').length,
    cwe: version === '2.0' ? weaknessIn(objectAt(row, 'cwe')) : [...new Set(rowsAt(row, 'cwes').flatMap(weaknessIn))],
    hasDescription: rowsAt(row, 'notes').some(isDescription),
    affected: countDistinct(affected, marks),
    notAffected: countDistinct(notAffected, marks),
    fixed: countDistinct(fixed, marks),
    underInvestigation: countDistinct(underInvestigation, marks),
    recommended: countDistinct(status.find(([list]) => list === 'recommended')?.[1] ?? nothing, marks),
    severities: severities.filter(({ vectors }) => vectors.length > 0).length,
    affectedWithoutSeverity: affected.length === 0 ? 0 : countUnmarked(affected, marks.start(...severities.map(({ products }) => products))),
    remediations: countsBy(remediations.map((entry) => entry.row), remediationCategories),
    affectedWithoutRemediation: affected.length === 0 ? 0 : countUnmarked(affected, marks.start().reach(remediations)),
    notAffectedWithoutReason: notAffected.length === 0 ? 0 : countUnmarked(notAffected, marks.start().reach(flags).reach(impacts)),
    references: rowsAt(row, 'references').length,
    acknowledgements: rowsAt(row, 'acknowledgments').length,
    place,
  };
  // Set one by one: of very many objects, spreading what may be absent costs more than all the values.
  const cve = parseCveId(stringAt(row, 'cve') ?? '');
  if (cve !== undefined) written.cve = cve;
  const highest = highestOf(severities);
  if (highest !== undefined) written.highestSeverity = highest;
  const releasedAt = timeAt(row, version === '2.0' ? 'release_date' : 'disclosure_date');
  if (releasedAt !== undefined) written.releasedAt = releasedAt;
  const discoveredAt = timeAt(row, 'discovery_date');
  if (discoveredAt !== undefined) written.discoveredAt = discoveredAt;
  return written;
}

/** How many different numbers are not marked; they are afterwards. */
function countUnmarked(numbers: readonly number[], marks: Marks): number {
  let count = 0;
  for (const number of numbers) if (!marks.add(number)) count += 1;
  return count;
}

function weaknessIn(weakness: JsonObject | undefined): readonly string[] {
  const id = weakness === undefined ? undefined : parseCweId(stringAt(weakness, 'id') ?? '')?.id;
  return id === undefined ? [] : [id];
}

function isDescription(note: JsonObject): boolean {
  const category = stringAt(note, 'category');
  return category === 'description' || category === 'details' || category === 'general' || category === 'summary';
}

function highestOf(severities: readonly SeverityAt[]): AdvisoryVulnerability['highestSeverity'] {
  let highest = -1;
  for (const { vectors } of severities) for (const { object } of vectors) {
    const value = numberAt(object, 'baseScore') ?? -1;
    if (value <= 10) highest = Math.max(highest, value);
  }
  return highest < 0 ? undefined : severityWord(highest);
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
  return typeof stated === 'string' && isStatedTime(stated) ? stated : undefined;
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return value === undefined ? {} : { [key]: value } as { readonly [K in Key]?: Value };
}
