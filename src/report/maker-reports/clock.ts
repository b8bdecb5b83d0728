import { ours, quote, say, type Text } from '../../model/text.ts';
import { grouped } from './figure-words.ts';

const day = 86_400_000;

/** The last day of the year that a signature begins. @param signedAt a day */
export function yearEndsAt(signedAt: string): string {
  const end = new Date(`${signedAt}T00:00:00Z`);
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  return end.toISOString().slice(0, 10);
}

/** Whole days from one time to another, begun ones counted. */
export function daysUntil(end: string, from: string): number {
  return Math.ceil((Date.parse(end) - Date.parse(from)) / day);
}

/** How the pledge’s year stands. @param at RFC 3339 */
export function clockText(signedAt: string | undefined, at: string): Text {
  if (signedAt === undefined) return ours('No signature is stated: no clock runs, and the goals are a yardstick.');
  if (signedAt > at.slice(0, 10)) return say`The stated day of signing, ${quote(signedAt)}, lies after this day: no clock runs.`;
  const end = yearEndsAt(signedAt);
  const left = daysUntil(end, at);
  const where = left >= 0 ? `${grouped(left)} ${left === 1 ? 'day is' : 'days are'} left` : `it ended ${grouped(-left)} ${left === -1 ? 'day' : 'days'} ago`;
  return say`Signed on ${quote(signedAt)}; the year runs until ${quote(end)}, ${ours(where)}.`;
}
