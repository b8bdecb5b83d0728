import { advisoryVulnerabilitiesMax, type AdvisoryValidation, type AdvisoryVulnerability, type SecurityAdvisory } from '../../model/evidence/security-advisory.ts';
import { objectAt, stringAt, valueAt, type JsonObject } from '../gateway/json-value.ts';
import { isCveId } from '../identifier/cve-id.ts';
import { parseCweId } from '../identifier/cwe-id.ts';
import { webAddressOf } from '../web-address.ts';
import type { AdvisoryView } from './advisory-view.ts';
import { severityWord } from './cvss/values.ts';
import type { EntryAt, FlawView, SeverityAt } from './flaw-view.ts';
import { saying } from './product-sayings.ts';
import { countAt, rowsAt } from './rows.ts';
import { isStatedTime } from './stated-time.ts';
import { Statements } from './statements.ts';
import { countWithout } from './status-groups.ts';
import { hasCanonicalAddress } from './tests/document.ts';

const publisherCategories: ReadonlySet<string> = new Set(['coordinator', 'discoverer', 'multiplier', 'other', 'translator', 'user', 'vendor']);
const statuses = ['draft', 'interim', 'final'] as const;
const labels: ReadonlySet<string> = new Set(['WHITE', 'CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED']);
const noteCategories: ReadonlySet<string> = new Set(['description', 'details', 'faq', 'general', 'legal_disclaimer', 'other', 'summary']);
const remediationCategories: ReadonlySet<string> = new Set(['fix_planned', 'mitigation', 'no_fix_planned', 'none_available', 'optional_patch', 'vendor_fix', 'workaround']);
/** Tests without which an id does not tell which product is meant. */
const ambiguous = ['6.1.2', '6.1.3', '6.1.5'] as const;
const textMax = 200;
const noWeaknesses: readonly string[] = [];

/** Gathers the facts of an advisory. Whatever it calls a person, contact or free text stays behind. */
export class AdvisoryFacts {
  readonly #view: AdvisoryView;
  readonly #vulnerabilities: AdvisoryVulnerability[] = [];
  readonly #statements: Statements;
  #omitted = 0;

  constructor(view: AdvisoryView) {
    this.#view = view;
    this.#statements = new Statements(view);
  }

  /** Takes the next vulnerability. */
  flaw(flaw: FlawView): void {
    const place = `/vulnerabilities/${flaw.index}`;
    if (this.#vulnerabilities.length < advisoryVulnerabilitiesMax) this.#vulnerabilities.push(vulnerabilityOf(this.#view, flaw, place));
    else this.#omitted += 1;
    this.#statements.add(flaw, place);
  }

  finish(validation: AdvisoryValidation): SecurityAdvisory {
    const view = this.#view;
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
      revisions: countAt(tracking, 'revision_history'),
      publisherCategory: publisherCategories.has(category) ? category : 'other',
      ...optional('publisherNamespace', webAddressOf(stringAt(publisher, 'namespace'))),
      ...optional('tlp', labels.has(tlp) ? tlp : undefined),
      products: view.products.length,
      productsIdentified: view.products.filter(({ helper }) => helper !== undefined).length,
      references: countAt(document, 'references'),
      hasCanonicalAddress: hasCanonicalAddress(view),
      acknowledgements: countAt(document, 'acknowledgments'),
      notes: countsBy(rowsAt(document, 'notes'), noteCategories),
      validation,
      vulnerabilities: this.#vulnerabilities,
      vulnerabilitiesOmitted: this.#omitted,
      statements: ambiguous.some((clause) => validation.mandatory.failed.includes(clause)) ? [] : this.#statements.found,
    };
  }
}

type Written = { -readonly [Member in keyof AdvisoryVulnerability]: AdvisoryVulnerability[Member] };

function vulnerabilityOf({ version, sayings }: AdvisoryView, flaw: FlawView, place: string): AdvisoryVulnerability {
  const { row, cve, weakness, groups, severities, remediations } = flaw;
  const written: Written = {
    otherIds: countAt(row, 'ids'),
    cwe: version === '2.0' ? (weakness?.ids ?? noWeaknesses) : [...new Set(rowsAt(row, 'cwes').flatMap(weaknessIn))],
    hasDescription: hasDescription(row),
    affected: groups.affected.count,
    notAffected: groups.notAffected.count,
    fixed: groups.fixed.count,
    underInvestigation: groups.underInvestigation.count,
    recommended: groups.recommended.count,
    severities: countRated(severities),
    affectedWithoutSeverity: countWithout(groups.affected, saying.rated, sayings),
    remediations: remediationsOf(remediations),
    affectedWithoutRemediation: countWithout(groups.affected, saying.remedied, sayings),
    notAffectedWithoutReason: countWithout(groups.notAffected, saying.explained, sayings),
    references: countAt(row, 'references'),
    acknowledgements: countAt(row, 'acknowledgments'),
    place,
  };
  // Set one by one: of very many objects, spreading what may be absent costs more than all the values.
  if (cve !== undefined && isCveId(cve)) written.cve = cve;
  const highest = highestOf(severities);
  if (highest !== undefined) written.highestSeverity = highest;
  const releasedAt = timeAt(row, version === '2.0' ? 'release_date' : 'disclosure_date');
  if (releasedAt !== undefined) written.releasedAt = releasedAt;
  const discoveredAt = timeAt(row, 'discovery_date');
  if (discoveredAt !== undefined) written.discoveredAt = discoveredAt;
  return written;
}

function weaknessIn(weakness: JsonObject): readonly string[] {
  const id = parseCweId(stringAt(weakness, 'id') ?? '')?.id;
  return id === undefined ? [] : [id];
}

function hasDescription(row: JsonObject): boolean {
  for (const note of rowsAt(row, 'notes')) {
    const category = stringAt(note, 'category');
    if (category === 'description' || category === 'details' || category === 'general' || category === 'summary') return true;
  }
  return false;
}

function countRated(severities: readonly SeverityAt[]): number {
  let count = 0;
  for (const { vectors } of severities) if (vectors.length > 0) count += 1;
  return count;
}

function highestOf(severities: readonly SeverityAt[]): AdvisoryVulnerability['highestSeverity'] {
  let highest = -1;
  for (const { vectors } of severities) for (const { judged } of vectors) if (judged.baseScore > highest) highest = judged.baseScore;
  return highest < 0 ? undefined : severityWord(highest);
}

const noCounts: Readonly<Record<string, number>> = {};
/** Most vulnerabilities have one remediation, and its counts are those of any other of the category. */
const oneOf: ReadonlyMap<string, Readonly<Record<string, number>>> = new Map([...remediationCategories, 'other'].map((category) => [category, { [category]: 1 }]));

function remediationsOf(entries: readonly EntryAt[]): Readonly<Record<string, number>> {
  const [first] = entries;
  if (first === undefined) return noCounts;
  if (entries.length > 1) return countsBy(entries.map(({ row }) => row), remediationCategories);
  return oneOf.get(stringAt(first.row, 'category') ?? '') ?? oneOf.get('other') ?? noCounts;
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
