import { isArray, objectAt, stringAt, valueAt, type JsonObject } from '../gateway/json-value.ts';
import type { AdvisoryView } from './advisory-view.ts';
import type { EntryAt, FlawView, OtherEntryAt, SeverityAt, VectorAt, VectorMember } from './flaw-view.ts';
import { GroupExpansion } from './group-expansion.ts';
import { saying } from './product-sayings.ts';
import { idsAt, rowsAt } from './rows.ts';
import { SeverityBook } from './severity-book.ts';
import { GatheredGroup, groupOfList, noProducts, type StatusGroups } from './status-groups.ts';

const noNumbers: readonly number[] = [];
const noEntries: readonly EntryAt[] = [];
const noOthers: readonly OtherEntryAt[] = [];
const noVectors: readonly VectorAt[] = [];
const empty: JsonObject = {};
const otherLists = ['notes', 'involvements', 'first_known_exploitation_dates'] as const;

type Gathered = { -readonly [Group in keyof StatusGroups]: GatheredGroup | undefined };

/** Gathers vulnerabilities one after the other: who names which product, and what is said of it. */
export class FlawReader {
  readonly #view: AdvisoryView;
  readonly #expansion: GroupExpansion;
  readonly #severityBook = new SeverityBook();
  /** Of the vulnerability that is gathered. */
  #isNumbered = false;
  #hasGroups = false;

  constructor(view: AdvisoryView) {
    this.#view = view;
    this.#expansion = new GroupExpansion(view.membersOf, view.numbers);
  }

  /**
   * @param isNumbered where the lists of products hold their numbers already, as the usual form has them
   * @throws Unreadable when groups stand for too many products
   */
  read(row: JsonObject, index: number, isNumbered: boolean): FlawView {
    const { version, sayings, definedCount } = this.#view;
    this.#isNumbered = isNumbered;
    this.#hasGroups = false;
    sayings.begin();
    const status: [string, readonly number[]][] = [];
    const gathered: Gathered = { affected: undefined, notAffected: undefined, fixed: undefined, underInvestigation: undefined, unknown: undefined, recommended: undefined };
    const lists = objectAt(row, 'product_status') ?? empty;
    for (const list in lists) {
      const products = this.#productsAt(lists, list);
      status.push([list, products]);
      this.#state(gathered, list, products);
    }
    const flags = this.#entriesAt(row, 'flags');
    let productFlaggedTwice = false;
    // Nothing but a flag has explained anything yet.
    for (const { reached } of flags) if (sayings.add(reached, saying.flagged | saying.explained) < reached.length) productFlaggedTwice = true;
    const threats = this.#entriesAt(row, 'threats');
    for (const { row: threat, reached } of threats) sayings.add(reached, stringAt(threat, 'category') === 'impact' ? saying.impact | saying.explained : 0);
    const remediations = this.#entriesAt(row, 'remediations');
    for (const { reached } of remediations) sayings.add(reached, saying.remedied);
    const severities = this.#severitiesOf(row);
    let productRatedTwice = false;
    let severityProblems = false;
    for (const { products, vectors } of severities) {
      if (sayings.add(products, saying.rated) < products.length || vectors.length > 1) productRatedTwice = true;
      for (const { member, judged } of vectors) {
        if (member === 'cvss_v3') sayings.add(products, saying.ratedInVersion3);
        if (judged.hasProblems) severityProblems = true;
      }
    }
    const others = version === '2.0' ? noOthers : this.#othersOf(row);
    return {
      row, index, status, groups: this.#closed(gathered), severities, remediations, flags, threats, others,
      has: { undefinedProducts: sayings.highest >= definedCount, groupIds: this.#hasGroups, productFlaggedTwice, productRatedTwice, severityProblems },
    };
  }

  #state(gathered: Gathered, list: string, products: readonly number[]): void {
    const { sayings, version } = this.#view;
    const known = groupOfList(list);
    const name = known === 'unknown' && version === '2.0' ? undefined : known;
    const count = sayings.add(products, name === undefined ? 0 : saying[name]);
    if (name === undefined || products.length === 0) return;
    const group = gathered[name];
    if (group === undefined) gathered[name] = new GatheredGroup(products, count);
    else group.join(products, count);
  }

  #closed({ affected, notAffected, fixed, underInvestigation, unknown, recommended }: Gathered): StatusGroups {
    const { sayings } = this.#view;
    affected?.close(sayings);
    notAffected?.close(sayings);
    fixed?.close(sayings);
    underInvestigation?.close(sayings);
    unknown?.close(sayings);
    return { affected: affected ?? noProducts, notAffected: notAffected ?? noProducts, fixed: fixed ?? noProducts, underInvestigation: underInvestigation ?? noProducts, unknown: unknown ?? noProducts, recommended: recommended ?? noProducts };
  }

  #productsAt(object: JsonObject, key: string): readonly number[] {
    // What has the usual form keeps the schema: a number in the place of an id is that of a product.
    const list = this.#isNumbered ? valueAt(object, key) : undefined;
    return isArray(list) && typeof list[0] === 'number' ? (list as readonly number[]) : this.#numbersOf(idsAt(object, key));
  }

  #numbersOf(ids: readonly string[]): readonly number[] {
    return ids.length === 0 ? noNumbers : ids.map((id) => this.#view.numbers.of(id));
  }

  #entriesAt(row: JsonObject, list: string): readonly EntryAt[] {
    const rows = rowsAt(row, list);
    if (rows.length === 0) return noEntries;
    return rows.map((entry) => {
      const products = this.#productsAt(entry, 'product_ids');
      const groupIds = idsAt(entry, 'group_ids');
      if (groupIds.length === 0) return { row: entry, products, groupIds, reached: products };
      this.#hasGroups = true;
      return { row: entry, products, groupIds, reached: [...products, ...this.#expansion.membersOf(groupIds)] };
    });
  }

  #othersOf(row: JsonObject): readonly OtherEntryAt[] {
    const found: OtherEntryAt[] = [];
    for (const list of otherLists) {
      for (const [at, entry] of rowsAt(row, list).entries()) {
        const products = this.#numbersOf(idsAt(entry, 'product_ids'));
        const groupIds = idsAt(entry, 'group_ids');
        if (groupIds.length > 0) this.#hasGroups = true;
        if (products.length > 0) this.#view.sayings.add(products, 0);
        found.push({ list, at, products, groupIds });
      }
    }
    return found;
  }

  #severitiesOf(row: JsonObject): readonly SeverityAt[] {
    const { version } = this.#view;
    return rowsAt(row, version === '2.0' ? 'scores' : 'metrics').map((entry, at) => ({
      at, products: this.#productsAt(entry, 'products'), vectors: this.#vectorsOf(version === '2.0' ? entry : (objectAt(entry, 'content') ?? empty)),
      source: version === '2.0' ? '' : (stringAt(entry, 'source') ?? ''),
    }));
  }

  #vectorsOf(content: JsonObject): readonly VectorAt[] {
    const [two, three, four] = [objectAt(content, 'cvss_v2'), objectAt(content, 'cvss_v3'), this.#view.version === '2.0' ? undefined : objectAt(content, 'cvss_v4')];
    let vectors = three === undefined ? noVectors : [this.#vectorAt(three, 'cvss_v3')];
    if (two !== undefined) vectors = [this.#vectorAt(two, 'cvss_v2'), ...vectors];
    if (four !== undefined) vectors = [...vectors, this.#vectorAt(four, 'cvss_v4')];
    return vectors;
  }

  #vectorAt(object: JsonObject, member: VectorMember): VectorAt {
    return { object, member, judged: this.#severityBook.of(object, member) };
  }
}
