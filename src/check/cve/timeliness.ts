import type { CveRecord } from '../../model/evidence/cve-records.ts';
import { daysBetween, parseTime } from '../../model/time.ts';

/**
 * Days within which a record was expected after the flaw became public. Ours: no source names a number that binds every maker.
 */
export const recordDaysMax = 3;

/** When a record came, as far as it states its times. */
export type Timeliness =
  | { readonly kind: 'timed'; /** Whole days from public to published; 0 when the record came first. */ readonly days: number }
  | { readonly kind: 'disordered' }
  | { readonly kind: 'no-date' };

/** A record that claims to be published before its id was reserved has no lead time: its times can't both be true. */
export function timelinessOf(record: CveRecord): Timeliness {
  const published = timeOf(record.publishedAt);
  const reserved = timeOf(record.reservedAt);
  const publicAt = timeOf(record.publicAt);
  if (published !== undefined && reserved !== undefined && published < reserved) return { kind: 'disordered' };
  if (published === undefined || publicAt === undefined) return { kind: 'no-date' };
  return { kind: 'timed', days: Math.max(0, daysBetween(publicAt, published)) };
}

/** The middle of the values, or the mean of the two in the middle. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}

function timeOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseTime(text);
}
