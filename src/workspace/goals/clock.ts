import type { Clock } from './shapes.ts';

/**
 * The pledge’s year: it ends a year after the day of signing.
 * @param signedAt day
 * @param at RFC 3339
 * @param isStated whether the day comes from the product’s own text
 */
export function clockOf(signedAt: string, at: string, isStated: boolean = false): Clock {
  const end = new Date(`${signedAt}T00:00:00Z`);
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  return { signedAt, endsAt: end.toISOString().slice(0, 10), daysLeft: Math.ceil((end.getTime() - Date.parse(at)) / 86_400_000), isStated };
}
