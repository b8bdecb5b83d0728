import type { MemorySafety } from './source-tree.ts';

/** What a clone or archive of a source repository tells about how its maker publishes. */
export interface Repository {
  readonly commit?: string;
  /** Paths from the root. */
  readonly securityPolicies: readonly string[];
  /** Tags that look like releases, newest first, at most 200; `at` is RFC 3339, absent in an archive. */
  readonly releases: readonly { readonly name: string; readonly at?: string }[];
  readonly releasesOmitted: number;
  /** Files that look like security advisories (CSAF, OSV, or in an `advisories` folder). */
  readonly advisories: readonly string[];
  readonly advisoriesOmitted: number;
  /** Lines that the last year of the history added, by language; absent without a history. */
  readonly newCode?: NewCode;
}

/** Added lines of one year up to the newest commit; merges and files that are no code stay out. */
export interface NewCode {
  /** RFC 3339. */
  readonly from: string;
  readonly to: string;
  readonly commits: number;
  /** Whether the year holds more commits than were read, the clone is shallow, or Git counts no lines in a file of code. */
  readonly isCut: boolean;
  /** Lines of code in files that do not ship, which are not among the languages; absent where all files count. */
  readonly linesNotShipped?: number;
  /** Most lines first. */
  readonly languages: readonly { readonly name: string; readonly lines: number; readonly memorySafety: MemorySafety }[];
}
