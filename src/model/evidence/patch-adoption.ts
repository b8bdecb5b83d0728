import type { Population } from '../measure.ts';

/**
 * How many installations ran which version on which day: counts only. Counts under 10 are withheld together with as many
 * others as keep them from being worked out.
 */
export interface PatchAdoption {
  readonly population: Extract<Population, 'customers' | 'own-staff' | 'this-instance'>;
  /** Ascending by version number. */
  readonly versions: readonly PatchVersion[];
  /** Ascending by date. */
  readonly days: readonly PatchDay[];
}

export interface PatchVersion {
  readonly version: string;
  /** `2026-05-31`; absent when not stated. */
  readonly releasedAt?: string;
}

export interface PatchDay {
  /** `2026-05-31`. */
  readonly date: string;
  /** All installations counted on the day: the sum of the counts. Absent when withheld or not known; no share can then be stated. */
  readonly installs?: number;
  readonly counts: readonly { readonly version: string; /** Absent when withheld. */ readonly installs?: number }[];
}
