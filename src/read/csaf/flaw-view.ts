import { objectAt, stringAt, type JsonObject } from '../gateway/json-value.ts';
import type { Path } from './advisory-view.ts';
import type { ProductNumbers } from './product-numbers.ts';
import { idsAt, rowsAt } from './rows.ts';
import type { JudgedSeverity, SeverityBook } from './severity-book.ts';
import { Unreadable } from '../source.ts';

/** An entry that names products or groups of them: a remediation, a flag, a threat. */
export interface EntryAt {
  readonly row: JsonObject;
  /** As named in the entry itself. */
  readonly products: readonly number[];
  readonly groupIds: readonly string[];
  /** Those, and the members of the groups that the entry names. */
  readonly reached: readonly number[];
}

/** One entry of the severities of a vulnerability: `scores[]` in 2.0, `metrics[].content` in 2.1. */
export interface SeverityAt {
  readonly products: readonly number[];
  readonly cvss2: JsonObject | undefined;
  readonly cvss3: JsonObject | undefined;
  readonly cvss4: JsonObject | undefined;
  /** Those of them that are there. */
  readonly vectors: readonly VectorAt[];
  /** Who states it, in 2.1; empty for the issuer of the document. */
  readonly source: string;
  /** Of the entry, and of the object that holds the vectors. */
  readonly entryPath: Path;
  readonly path: Path;
}

/** One object of CVSS, the member that holds it, and what there is to say about it. */
export interface VectorAt {
  readonly object: JsonObject;
  readonly member: VectorMember;
  readonly judged: JudgedSeverity;
}

export type VectorMember = 'cvss_v2' | 'cvss_v3' | 'cvss_v4';

/** One vulnerability of a document, gathered once for all tests; products are numbers. */
export interface FlawView {
  readonly row: JsonObject;
  readonly path: Path;
  /** The path as JSON pointer. */
  readonly place: string;
  /** The lists of `product_status`, by their names. */
  readonly status: readonly (readonly [list: string, products: readonly number[]])[];
  /** By what is said of them, in document order, each as often as it is named; joined as test 6.1.6 joins the lists. */
  readonly affected: readonly number[];
  readonly notAffected: readonly number[];
  readonly fixed: readonly number[];
  readonly underInvestigation: readonly number[];
  readonly severities: readonly SeverityAt[];
  readonly remediations: readonly EntryAt[];
  readonly flags: readonly EntryAt[];
  readonly threats: readonly EntryAt[];
  /** Threats of the category impact: with the flags they say why a product is not affected. */
  readonly impacts: readonly EntryAt[];
}

/** The lists of one status. */
export const statusLists = { affected: ['first_affected', 'known_affected', 'last_affected'], notAffected: ['known_not_affected'], fixed: ['first_fixed', 'fixed'], underInvestigation: ['under_investigation'] } as const;

const empty: JsonObject = {};
const nothing: readonly number[] = [];
const noEntries: readonly EntryAt[] = [];
const noVectors: readonly VectorAt[] = [];

/** What gathering needs to know of the rest of the document. */
export interface FlawContext {
  readonly version: '2.0' | '2.1';
  readonly numbers: ProductNumbers;
  readonly expansion: GroupExpansion;
  readonly severityBook: SeverityBook;
}

/** Products that groups may stand for in one document, each use counted: many entries that name large groups multiply. */
const expandedMax = 5_000_000;

/** Puts the members in the place of groups, within a limit for the whole document. */
export class GroupExpansion {
  readonly #membersOf: ReadonlyMap<string, readonly string[]>;
  readonly #numbers: ProductNumbers;
  #expanded = 0;

  constructor(membersOf: ReadonlyMap<string, readonly string[]>, numbers: ProductNumbers) {
    this.#membersOf = membersOf;
    this.#numbers = numbers;
  }

  /** @throws Unreadable past the limit */
  membersOf(groups: readonly string[]): readonly number[] {
    const members: number[] = [];
    for (const group of new Set(groups)) {
      const ids = this.#membersOf.get(group) ?? [];
      this.#expanded += ids.length;
      if (this.#expanded > expandedMax) throw new Unreadable(`names groups that stand for more than ${expandedMax} products together`, { jsonPointer: '/vulnerabilities' });
      for (const id of ids) members.push(this.#numbers.of(id));
    }
    return members;
  }
}

export function flawOf(row: JsonObject, index: number, context: FlawContext): FlawView {
  const { version, numbers } = context;
  const path: Path = ['vulnerabilities', index];
  const lists = objectAt(row, 'product_status') ?? empty;
  const status = Object.keys(lists).map((list) => [list, numbers.all(idsAt(lists, list))] as const);
  const key = version === '2.0' ? 'scores' : 'metrics';
  const threats = entriesAt(row, 'threats', context);
  return {
    row, path, place: `/vulnerabilities/${index}`, status,
    affected: joined(status, statusLists.affected), notAffected: joined(status, statusLists.notAffected), fixed: joined(status, statusLists.fixed), underInvestigation: joined(status, statusLists.underInvestigation),
    severities: rowsAt(row, key).map((entry, at) => severityOf(entry, ['vulnerabilities', index, key, at], context)),
    remediations: entriesAt(row, 'remediations', context), flags: entriesAt(row, 'flags', context), threats,
    impacts: threats.length === 0 ? noEntries : threats.filter((threat) => stringAt(threat.row, 'category') === 'impact'),
  };
}

/** The products of the lists with some names; mostly there is one such list. */
function joined(status: FlawView['status'], names: readonly string[]): readonly number[] {
  let found = nothing;
  for (const [list, products] of status) if (products.length > 0 && names.includes(list)) found = found.length === 0 ? products : [...found, ...products];
  return found;
}

function entriesAt(row: JsonObject, list: string, { numbers, expansion }: FlawContext): readonly EntryAt[] {
  const rows = rowsAt(row, list);
  if (rows.length === 0) return noEntries;
  return rows.map((entry) => {
    const products = numbers.all(idsAt(entry, 'product_ids'));
    const groupIds = idsAt(entry, 'group_ids');
    return { row: entry, products, groupIds, reached: groupIds.length === 0 ? products : [...products, ...expansion.membersOf(groupIds)] };
  });
}

function severityOf(entry: JsonObject, entryPath: Path, { version, numbers, severityBook }: FlawContext): SeverityAt {
  const content = version === '2.0' ? entry : (objectAt(entry, 'content') ?? empty);
  const cvss2 = objectAt(content, 'cvss_v2');
  const cvss3 = objectAt(content, 'cvss_v3');
  const cvss4 = version === '2.0' ? undefined : objectAt(content, 'cvss_v4');
  const vectorAt = (object: JsonObject, member: VectorMember): VectorAt => ({ object, member, judged: severityBook.of(object, member) });
  let vectors = cvss3 === undefined ? noVectors : [vectorAt(cvss3, 'cvss_v3')];
  if (cvss2 !== undefined) vectors = [vectorAt(cvss2, 'cvss_v2'), ...vectors];
  if (cvss4 !== undefined) vectors = [...vectors, vectorAt(cvss4, 'cvss_v4')];
  return {
    products: numbers.all(idsAt(entry, 'products')), cvss2, cvss3, cvss4, vectors,
    source: version === '2.1' && typeof entry['source'] === 'string' ? entry['source'] : '',
    entryPath, path: version === '2.0' ? entryPath : [...entryPath, 'content'],
  };
}
