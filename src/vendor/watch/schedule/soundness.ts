import { compareFixTimes, type FixFacts, type ScheduleRow } from '../../../model/watch/fix-schedule.ts';
import { everyCombination, fixTimeFor, holds, worsened } from './fix-time.ts';

/** What makes a schedule unusable. */
export type Unsoundness =
  /** An exploited vulnerability with these facts has no row. */
  | { readonly problem: 'no-row'; readonly facts: FixFacts }
  /** `fact` made worse gives more time; `row` is the index of the row that is stricter without it. */
  | { readonly problem: 'worse-gives-more-time'; readonly facts: FixFacts; readonly fact: keyof FixFacts; readonly row: number };

/** The first thing that is wrong with the rows of a schedule: every exploited vulnerability needs a row, and nothing that is worse may give more time. */
export function unsoundness(rows: readonly ScheduleRow[]): Unsoundness | undefined {
  for (const facts of everyCombination) {
    const fix = fixTimeFor({ rows }, facts);
    if (fix === undefined) {
      if (facts.exploited) return { problem: 'no-row', facts };
      continue;
    }
    for (const worse of worsened(facts)) {
      const worseFix = fixTimeFor({ rows }, worse.facts);
      if (worseFix !== undefined && compareFixTimes(fix, worseFix) < 0) return { problem: 'worse-gives-more-time', facts, fact: worse.fact, row: rows.findIndex((row) => holds(row, facts) && compareFixTimes(row.fix, fix) === 0) };
    }
  }
  return undefined;
}
