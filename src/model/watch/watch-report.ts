import type { Text } from '../text.ts';
import type { Deadline, Exposure } from './deadline.ts';
import type { Stale } from './stale.ts';
import type { VendorDifference } from './vendor-difference.ts';

/** What changed, went stale, is due, and could not be looked at, for every maker on a watch list. */
export interface WatchReport {
  readonly schema: 'assay-watch-1';
  readonly engineVersion: string;
  /** RFC 3339, UTC. */
  readonly watchedAt: string;
  /** The schedule of the deadlines, with whom it binds; absent when none was chosen, and there are then no deadlines. */
  readonly schedule?: { readonly id: string; readonly title: string; readonly reach: string; readonly source: string };
  /** In the order of the watch list. */
  readonly watched: readonly WatchedReport[];
}

export interface WatchedReport {
  readonly domain: string;
  /** Evidence text. */
  readonly vendor: string;
  readonly product?: string;
  readonly exposure: Exposure;
  /** Absent on the first look, or when the maker could not be looked at. */
  readonly difference?: VendorDifference;
  readonly isFirstLook: boolean;
  readonly stale: readonly Stale[];
  /** By due day. */
  readonly deadlines: readonly Deadline[];
  readonly gaps: readonly Gap[];
}

/** Something that could not be looked at: never the same as fine. */
export interface Gap {
  /** What: an address, a path, a check, a list; evidence text. */
  readonly subject: string;
  /** A full sentence. */
  readonly sentence: Text;
}

/** The subject of gaps that leave deadlines untold. */
export const exploitedCatalogue = 'catalogue of exploited vulnerabilities';
