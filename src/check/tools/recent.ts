import { quote, say, ours, type Text } from '../../model/text.ts';
import { daysBetween, parseDate, parseTime } from '../../model/time.ts';

/** Days for which what somebody looked at still speaks for today. Ours: no source states a number. */
const freshDays = 365;

/**
 * Whether a report speaks for today.
 * @param at date or time, RFC 3339
 * @returns why not, to follow the name of the report; undefined when it does
 */
export function notRecent(at: string | undefined, assessedAt: string): Text | undefined {
  const time = at === undefined ? undefined : (parseTime(at) ?? parseDate(at));
  if (at === undefined || time === undefined) return ours('gives no time, so its age cannot be told');
  const age = daysBetween(time, parseTime(assessedAt) ?? 0);
  if (age < 0) return say`is of ${quote(at)}, which lies in the future`;
  return age > freshDays ? say`is of ${quote(at)}, ${age} days before; at most ${freshDays} are expected` : undefined;
}
