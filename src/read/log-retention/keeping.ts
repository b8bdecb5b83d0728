import type { LogKeeping } from '../../model/evidence/log-retention.ts';

export const never: LogKeeping = { ends: 'never' };
export const bySize: LogKeeping = { ends: 'by-size' };
export const unstated: LogKeeping = { ends: 'unstated' };

/** Days in a month and a year of the Gregorian calendar, on average. */
export const monthDays = 30.436_875;
export const yearDays = 365.2425;

/** Longer than this is as good as never, and no number that a sentence should carry. */
const daysMax = 1_000_000;

/** Ends after so many days, rounded to whole ones, so that six months are 183. Undefined, negative and what is no number are unstated. */
export function afterDays(days: number | undefined, orSooner = false): LogKeeping {
  if (days === undefined || !(days >= 0)) return unstated;
  if (days > daysMax) return orSooner ? bySize : never;
  return { ends: 'after-days', days: Math.round(days), ...(orSooner ? { orSooner } : {}) };
}

const digits = /^\d{1,9}$/;

/** A whole number that is not negative, as a number or in digits; undefined for anything else, such as a reference to a parameter. */
export function wholeNumberOf(value: unknown): number | undefined {
  if (typeof value === 'string') return digits.test(value) ? Number(value) : undefined;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
