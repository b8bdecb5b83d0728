import { isArray, objectAt, stringAt, valueAt, type JsonObject } from '../gateway/json-value.ts';
import { TextNumbers } from '../gateway/text-numbers.ts';
import type { AdvisoryView } from './advisory-view.ts';
import type { EntryAt, FlawView, OtherEntryAt, SeverityAt, VectorAt, VectorMember } from './flaw-view.ts';
import { GroupExpansion } from './group-expansion.ts';
import { saying } from './product-sayings.ts';
import { idsAt, rowsAt } from './rows.ts';
import { SeverityBook } from './severity-book.ts';
import { sign } from './signs.ts';
import { StatusGathering } from './status-groups.ts';
import { WeaknessBook, type JudgedWeakness } from './weakness-book.ts';

const noNumbers: readonly number[] = [];
const noEntries: readonly EntryAt[] = [];
const noOthers: readonly OtherEntryAt[] = [];
const noVectors: readonly VectorAt[] = [];
const empty: JsonObject = {};
const vectorMembers: Readonly<Record<'2.0' | '2.1', readonly VectorMember[]>> = { '2.0': ['cvss_v2', 'cvss_v3'], '2.1': ['cvss_v2', 'cvss_v3', 'cvss_v4'] };
const otherLists = ['notes', 'involvements', 'first_known_exploitation_dates'] as const;

/** Gathers vulnerabilities one after the other: who names which product, what is said of it, and which tests may fail. */
export class FlawReader {
  readonly #view: AdvisoryView;
  readonly #expansion: GroupExpansion;
  readonly #severityBook = new SeverityBook();
  readonly #weaknessBook = new WeaknessBook();
  readonly #cveIds = new TextNumbers();
  /** Of the vulnerability that is gathered. */
  #isNumbered = false;
  #signs = 0;

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
    this.#signs = 0;
    sayings.begin();
    const gathering = new StatusGathering(version, sayings);
    const lists = objectAt(row, 'product_status');
    if (lists === undefined) this.#signs |= sign.noStatus;
    else for (const list in lists) gathering.add(list, this.#productsAt(lists, list));
    const flags = this.#entriesAt(row, 'flags');
    const threats = this.#entriesAt(row, 'threats');
    const remediations = this.#entriesAt(row, 'remediations');
    const severities = this.#severitiesOf(row);
    const weakness = this.#weaknessOf(row);
    const cve = this.#cveOf(row);
    const others = version === '2.0' ? noOthers : this.#othersOf(row);
    if (valueAt(row, 'notes') === undefined) this.#signs |= sign.noNotes;
    if (valueAt(row, 'involvements') !== undefined) this.#signs |= sign.involvement;
    if (valueAt(row, 'ids') !== undefined) this.#signs |= sign.otherId;
    if (sayings.highest >= definedCount) this.#signs |= sign.undefinedProduct;
    const groups = gathering.close();
    return { row, index, cve, weakness, status: gathering.lists, groups, severities, remediations, flags, threats, others, signs: this.#signs | gathering.signs };
  }

  #productsAt(object: JsonObject, key: string): readonly number[] {
    // What has the usual form keeps the schema: a number in the place of an id is that of a product.
    const list = this.#isNumbered ? valueAt(object, key) : undefined;
    return isArray(list) && typeof list[0] === 'number' ? (list as readonly number[]) : this.#numbersOf(idsAt(object, key));
  }

  #numbersOf(ids: readonly string[]): readonly number[] {
    return ids.length === 0 ? noNumbers : ids.map((id) => this.#view.numbers.of(id));
  }

  #entriesAt(row: JsonObject, list: 'flags' | 'threats' | 'remediations'): readonly EntryAt[] {
    const rows = rowsAt(row, list);
    if (rows.length === 0) return noEntries;
    return rows.map((entry) => {
      const products = this.#productsAt(entry, 'product_ids');
      const groupIds = idsAt(entry, 'group_ids');
      let reached = products;
      if (groupIds.length > 0) {
        this.#signs |= sign.groupId;
        reached = [...products, ...this.#expansion.membersOf(groupIds)];
      } else if (products.length === 0) this.#signs |= sign.entryWithoutProducts;
      const added = this.#view.sayings.add(reached, said(list, entry));
      // Nothing but a flag has explained anything before the threats.
      if (list === 'flags' && added < reached.length) this.#signs |= sign.flaggedTwice;
      return { row: entry, products, groupIds, reached };
    });
  }

  #othersOf(row: JsonObject): readonly OtherEntryAt[] {
    const found: OtherEntryAt[] = [];
    for (const list of otherLists) {
      for (const [at, entry] of rowsAt(row, list).entries()) {
        const products = this.#numbersOf(idsAt(entry, 'product_ids'));
        const groupIds = idsAt(entry, 'group_ids');
        if (groupIds.length > 0) this.#signs |= sign.groupId;
        if (products.length > 0) this.#view.sayings.add(products, 0);
        found.push({ list, at, products, groupIds });
      }
    }
    return found;
  }

  #severitiesOf(row: JsonObject): readonly SeverityAt[] {
    const { version, sayings } = this.#view;
    return rowsAt(row, version === '2.0' ? 'scores' : 'metrics').map((entry, at) => {
      const products = this.#productsAt(entry, 'products');
      const vectors = this.#vectorsOf(version === '2.0' ? entry : (objectAt(entry, 'content') ?? empty));
      if (sayings.add(products, saying.rated) < products.length || vectors.length > 1) this.#signs |= sign.ratedTwice;
      return { at, products, vectors, source: version === '2.0' ? '' : (stringAt(entry, 'source') ?? '') };
    });
  }

  #vectorsOf(content: JsonObject): readonly VectorAt[] {
    let vectors = noVectors;
    const members = vectorMembers[this.#view.version];
    for (let at = 0; at < members.length; at += 1) {
      const member = members[at] ?? 'cvss_v2';
      const object = objectAt(content, member);
      if (object === undefined) continue;
      const judged = this.#severityBook.of(object, member);
      if (judged.hasProblems) this.#signs |= sign.severityProblem;
      if (judged.isOld) this.#signs |= sign.oldVector;
      const vector: VectorAt = { object, member, judged };
      vectors = vectors.length === 0 ? [vector] : [...vectors, vector];
    }
    return vectors;
  }

  /** In 2.0 a vulnerability names one weakness. */
  #weaknessOf(row: JsonObject): JudgedWeakness | undefined {
    const cwe = objectAt(row, 'cwe');
    if (cwe === undefined) {
      if (valueAt(row, 'cwe') === undefined) this.#signs |= sign.noWeakness;
      return undefined;
    }
    const judged = this.#weaknessBook.of(cwe);
    if (!judged.isAsListed) this.#signs |= sign.weaknessProblem;
    return judged;
  }

  #cveOf(row: JsonObject): string | undefined {
    const cve = stringAt(row, 'cve');
    if (cve === undefined) {
      if (valueAt(row, 'cve') === undefined) this.#signs |= sign.noCve;
      return undefined;
    }
    const { count } = this.#cveIds;
    this.#cveIds.of(cve);
    if (this.#cveIds.count === count) this.#signs |= sign.repeatedCve;
    return cve;
  }
}

/** What an entry of a list says of its products. */
function said(list: 'flags' | 'threats' | 'remediations', entry: JsonObject): number {
  if (list === 'flags') return saying.flagged | saying.explained;
  if (list === 'remediations') return saying.remedied;
  return stringAt(entry, 'category') === 'impact' ? saying.impact | saying.explained : 0;
}
