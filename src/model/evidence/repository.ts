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
}
