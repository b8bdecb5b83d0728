import { ours, say } from '../../model/text.ts';
import type { WatchReport } from '../../model/watch/watch-report.ts';
import type { Escaped } from '../escape/escaped.ts';
import { page, type Line } from '../terminal/document.ts';
import { disclaimer } from '../words.ts';
import { headingOf, sectionsOf } from './watch-sections.ts';
import { deadlineLimits, scheduleSentence, watchLimits } from './watch-words.ts';

const itemsMax = 50;

/** The report of `assay watch` for a terminal. @param width columns */
export function watchTerminal(report: WatchReport, width: number): Escaped<'terminal'> {
  return page([
    { paragraph: say`Assay ${ours(report.engineVersion)}: what changed, is due and went stale at ${report.watched.length} ${ours(report.watched.length === 1 ? 'maker or product' : 'makers and products')}, as at ${ours(report.watchedAt)}.` },
    ...report.watched.flatMap((watched): readonly Line[] => [
      { heading: headingOf(watched) },
      ...sectionsOf(watched, report.schedule !== undefined).flatMap(({ title, items }): readonly Line[] => [
        { paragraph: ours(title.toUpperCase()) },
        ...items.slice(0, itemsMax).flatMap(({ text, details }): readonly Line[] => [{ item: text }, ...details.map((detail): Line => ({ detail }))]),
        ...(items.length > itemsMax ? [{ item: say`${items.length - itemsMax} more; see --format json.` }] : []),
      ]),
    ]),
    { heading: scheduleSentence(report) },
    { paragraph: ours(deadlineLimits) },
    { paragraph: ours(watchLimits) },
    { paragraph: ours(disclaimer) },
  ], width);
}
