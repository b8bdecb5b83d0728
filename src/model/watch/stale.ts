import type { Text } from '../text.ts';

/**
 * What has aged since it was seen, or will soon end. `ended`: the maker's own date has passed. `ends-soon`: it passes within
 * the days that are ours. `aged`: our own look, or the maker's document, is older than the days that are ours.
 */
export interface Stale {
  readonly what: 'security-txt' | 'certificate' | 'capture' | 'cve-list' | 'exploited-catalogue' | 'document';
  readonly state: 'ended' | 'ends-soon' | 'aged';
  /** What it is about: a path, an address, a kind of evidence; evidence text. */
  readonly subject: string;
  /** The day or time that counts: the end, or the day from which the age runs. RFC 3339 or `2026-05-31`. */
  readonly at: string;
  /** Whole days from now to `at`; negative when it has passed. */
  readonly days: number;
  /** A full sentence with the figures. */
  readonly sentence: Text;
}
