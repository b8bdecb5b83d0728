import { advisoryVulnerabilitiesMax, type AdvisoryValidation, type AdvisoryVulnerability, type SecurityAdvisory } from '../../model/evidence/security-advisory.ts';
import { objectAt, stringAt } from '../gateway/json-value.ts';
import { webAddressOf } from '../web-address.ts';
import type { AdvisoryView } from './advisory-view.ts';
import type { FlawView } from './flaw-view.ts';
import { countAt, countsBy, rowsAt } from './rows.ts';
import { timeAt } from './stated-time.ts';
import { Statements } from './statements.ts';
import { hasCanonicalAddress } from './tests/document.ts';
import { vulnerabilityOf } from './vulnerability-facts.ts';

const publisherCategories: ReadonlySet<string> = new Set(['coordinator', 'discoverer', 'multiplier', 'other', 'translator', 'user', 'vendor']);
const statuses = ['draft', 'interim', 'final'] as const;
const labels: ReadonlySet<string> = new Set(['WHITE', 'CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED']);
const noteCategories: ReadonlySet<string> = new Set(['description', 'details', 'faq', 'general', 'legal_disclaimer', 'other', 'summary']);
/** Tests without which an id does not tell which product is meant. */
const ambiguous = ['6.1.2', '6.1.3', '6.1.5'] as const;
const textMax = 200;

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

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return value === undefined ? {} : { [key]: value } as { readonly [K in Key]?: Value };
}
