import type { Evidence } from '../../model/evidence.ts';
import type { UsagePoint } from '../../model/evidence/usage-figures.ts';
import type { Finding } from '../../model/finding.ts';
import { ours, quote, say } from '../../model/text.ts';
import { pointerTo } from '../document/artifact-pointer.ts';

/** Tables without what speaks of days after the assessment, which nobody can have counted, and a finding on what was left out. */
export interface Came<Kind extends 'mfa-adoption' | 'patch-adoption' | 'usage-figures'> {
  readonly tables: readonly Evidence<Kind>[];
  readonly findings: readonly Finding[];
}

/** Counts of accounts whose period has begun. @param assessedAt RFC 3339 */
export function mfaThatCame(evidence: readonly Evidence<'mfa-adoption'>[], assessedAt: string): Came<'mfa-adoption'> {
  const today = assessedAt.slice(0, 10);
  const isToCome = ({ at = '', from = at }: Evidence<'mfa-adoption'>['facts']['series'][number]): boolean => from > today;
  return {
    tables: evidence.map((item) => ({ ...item, facts: { ...item.facts, series: item.facts.series.filter((series) => !isToCome(series)) } })),
    findings: leftOut(evidence, ({ facts }) => facts.series.filter(isToCome).map(({ at = '', from = at }) => from)),
  };
}

/** Counts of installations on days that have come; a table without any is none. @param assessedAt RFC 3339 */
export function installationsThatCame(evidence: readonly Evidence<'patch-adoption'>[], assessedAt: string): Came<'patch-adoption'> {
  const today = assessedAt.slice(0, 10);
  return {
    tables: evidence.map((item) => ({ ...item, facts: { ...item.facts, days: item.facts.days.filter(({ date }) => date <= today) } })).filter(({ facts }) => facts.days.length > 0),
    findings: leftOut(evidence, ({ facts }) => facts.days.map(({ date }) => date).filter((date) => date > today)),
  };
}

/** Figures on use whose period has begun. @param assessedAt RFC 3339 */
export function usageThatCame(evidence: readonly Evidence<'usage-figures'>[], assessedAt: string): Came<'usage-figures'> {
  const today = assessedAt.slice(0, 10);
  const isToCome = ({ at, from = at }: UsagePoint): boolean => from > today;
  return {
    tables: evidence.map((item) => ({ ...item, facts: { ...item.facts, series: item.facts.series.map((series) => ({ ...series, points: series.points.filter((point) => !isToCome(point)) })).filter(({ points }) => points.length > 0) } })),
    findings: leftOut(evidence, ({ facts }) => facts.series.flatMap(({ points }) => points.filter(isToCome).map(({ at, from = at }) => from))),
  };
}

function leftOut<Item extends Evidence>(evidence: readonly Item[], datesToCome: (item: Item) => readonly string[]): readonly Finding[] {
  const some = evidence.map((item) => ({ item, dates: datesToCome(item) })).filter(({ dates }) => dates.length > 0);
  const dates = some.flatMap((one) => one.dates).toSorted();
  const [first] = dates;
  if (first === undefined) return [];
  const words = dates.length === 1 ? ours('One count speaks of a time') : say`${dates.length} counts speak of times`;
  return [{ outcome: 'not-applicable', subject: 'days to come', count: dates.length, pointers: some.slice(0, 20).map(({ item }) => pointerTo(item.artifact)), message: say`${words} after the day of the assessment, from ${quote(first)} on; what has not come cannot be counted, so they are left out.` }];
}
