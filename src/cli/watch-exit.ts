import { isChange } from '../model/watch/is-change.ts';
import type { WatchReport } from '../model/watch/watch-report.ts';
import { terminal } from '../report/escape/terminal.ts';
import type { exitCodes } from './exit-codes.ts';
import { CommandFailure } from './print.ts';

const words = ['change', 'stale', 'overdue'] as const;
export type WatchThreshold = (typeof words)[number];

/** Reads the value of `--fail-on` of `assay watch`. */
export function watchThresholdsOf(value: string | undefined): readonly WatchThreshold[] {
  if (value === undefined) return [];
  return value.split(',').map((word) => {
    const known = words.find((name) => name === word.trim());
    if (known === undefined) throw new CommandFailure(terminal`--fail-on does not know ${word}. It knows: ${words.join(', ')}.`, 'usage');
    return known;
  });
}

/** The exit of `assay watch`: what was asked for with `--fail-on` comes first, then what could not be looked at. */
export function watchExit({ watched }: WatchReport, thresholds: readonly WatchThreshold[]): keyof Pick<typeof exitCodes, 'fine' | 'threshold' | 'unread'> {
  const isThere: Readonly<Record<WatchThreshold, boolean>> = {
    change: watched.some(({ difference }) => difference !== undefined && isChange(difference)),
    stale: watched.some(({ stale }) => stale.length > 0),
    overdue: watched.some(({ deadlines }) => deadlines.some(({ daysLeft }) => daysLeft !== undefined && daysLeft < 0)),
  };
  if (thresholds.some((word) => isThere[word])) return 'threshold';
  return watched.some(({ gaps }) => gaps.length > 0) ? 'unread' : 'fine';
}
