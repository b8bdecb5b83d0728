import type { VersionOrder } from '../version-orders/index.ts';

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
  /** Release of the distribution whose packages are meant: `12` of Debian 12. Absent where there is none. */
  readonly release?: string;
  /** Versions that are listed one by one. */
  readonly versions: readonly string[];
  readonly ranges: readonly AffectedRange[];
  /** Ranges that nothing can be compared with: of commits, or of versions whose order is not written down. Absent where there are none. */
  readonly uncompared?: readonly UncomparedRange[];
}

/** Begins at `introduced` and ends before `fixed`, with `lastAffected`, or nowhere; `0` is before every version. */
export interface AffectedRange {
  readonly order: VersionOrder;
  readonly introduced: string;
  readonly fixed?: string;
  readonly lastAffected?: string;
  /** The range says nothing of this version and those after it. */
  readonly limit?: string;
}

export type UncomparedRange = 'commits' | 'order';
