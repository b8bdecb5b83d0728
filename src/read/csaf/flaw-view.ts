import type { JsonObject } from '../gateway/json-value.ts';
import type { Path } from './path.ts';
import type { JudgedSeverity } from './severity-book.ts';
import type { StatusGroups } from './status-groups.ts';
import type { JudgedWeakness } from './weakness-book.ts';

/** One vulnerability of a document, gathered once for all tests; products are numbers. */
export interface FlawView {
  readonly row: JsonObject;
  readonly index: number;
  readonly cve: string | undefined;
  /** The weakness that a document of 2.0 names. */
  readonly weakness: JudgedWeakness | undefined;
  /** The lists of `product_status`, by their names. */
  readonly status: readonly (readonly [list: string, products: readonly number[]])[];
  readonly groups: StatusGroups;
  readonly severities: readonly SeverityAt[];
  readonly remediations: readonly EntryAt[];
  readonly flags: readonly EntryAt[];
  readonly threats: readonly EntryAt[];
  /** Entries that name products in 2.1 only. */
  readonly others: readonly OtherEntryAt[];
  /** Bits of `sign`. */
  readonly signs: number;
}

/** An entry that names products or groups of them: a remediation, a flag, a threat. */
export interface EntryAt {
  readonly row: JsonObject;
  /** As named in the entry itself. */
  readonly products: readonly number[];
  readonly groupIds: readonly string[];
  /** Those, and the members of the groups that the entry names. */
  readonly reached: readonly number[];
}

/** The same for entries of lists whose groups nobody resolves. */
export interface OtherEntryAt {
  readonly list: string;
  readonly at: number;
  readonly products: readonly number[];
  readonly groupIds: readonly string[];
}

/** One entry of the severities of a vulnerability: `scores[]` in 2.0, `metrics[].content` in 2.1. */
export interface SeverityAt {
  readonly at: number;
  readonly products: readonly number[];
  /** Those of `cvss_v2`, `cvss_v3` and `cvss_v4` that are there. */
  readonly vectors: readonly VectorAt[];
  /** Who states it, in 2.1; empty for the issuer of the document. */
  readonly source: string;
}

/** One object of CVSS, the member that holds it, and what there is to say about it. */
export interface VectorAt {
  readonly object: JsonObject;
  readonly member: VectorMember;
  readonly judged: JudgedSeverity;
}

export type VectorMember = 'cvss_v2' | 'cvss_v3' | 'cvss_v4';

/** The path of a vulnerability, and of what is meant inside it. */
export function pathIn({ index }: FlawView, ...steps: Path): Path {
  return ['vulnerabilities', index, ...steps];
}

/** The path of a severity, and of what is meant inside the entry. */
export function pathToSeverity(flaw: FlawView, { at }: SeverityAt, version: '2.0' | '2.1', ...steps: Path): Path {
  return pathIn(flaw, version === '2.0' ? 'scores' : 'metrics', at, ...steps);
}

/** The path of a vector, and of what is meant inside it. */
export function pathToVector(flaw: FlawView, severity: SeverityAt, { member }: VectorAt, version: '2.0' | '2.1', ...steps: Path): Path {
  return pathToSeverity(flaw, severity, version, ...(version === '2.0' ? [] : ['content']), member, ...steps);
}
