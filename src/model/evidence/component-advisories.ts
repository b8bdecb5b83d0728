/** Which versions of which packages are affected by which vulnerabilities (OSV). An import of the user’s; it says nothing about a product that uses them. */
export interface ComponentAdvisories {
  readonly advisories: readonly ComponentAdvisory[];
}

export interface ComponentAdvisory {
  /** `GHSA-…`, `CVE-…`, `PYSEC-…`; evidence text, cut to 100 characters. */
  readonly id: string;
  /** CVE ids among its aliases and its own id. */
  readonly cveIds: readonly string[];
  /** Withdrawn advisories affect nothing. */
  readonly isWithdrawn: boolean;
  readonly affected: readonly AffectedPackage[];
}

export interface AffectedPackage {
  /** Package URL without version: `pkg:npm/left-wing`. */
  readonly purl: string;
  /** Versions that are listed one by one. */
  readonly versions: readonly string[];
  /** Each begins at `introduced` and ends before `fixed`, or with `lastAffected`; `0` is before every version. */
  readonly ranges: readonly { readonly introduced: string; readonly fixed?: string; readonly lastAffected?: string }[];
}
