import type { LogRetention, RetainedLog } from '../model/evidence/log-retention.ts';
import { counted, quote, say, type Text } from '../model/text.ts';

const shown = 20;

/** How many logs a configuration names and what ends them; then each of the first ones. */
export function retentionSummary({ logs, logsOmitted }: LogRetention): readonly Text[] {
  const ends = (which: RetainedLog['kept']['ends']): number => logs.filter(({ kept }) => kept.ends === which).length;
  return [
    say`A configuration of ${counted(logs.length + logsOmitted, 'log or group of logs', 'logs or groups of logs')}: ended by age ${ends('after-days')}, by nothing ${ends('never')}, by size alone ${ends('by-size')}, not told ${ends('unstated')}. It shows what is set, and not that logs of that age are there.`,
    ...logs.slice(0, shown).map(line),
  ];
}

function line({ name, kept }: RetainedLog): Text {
  if (kept.ends === 'never') return say`${quote(name)}: no end is set.`;
  if (kept.ends === 'by-size') return say`${quote(name)}: ended by a size or a number of files, which says nothing of time.`;
  if (kept.ends !== 'after-days') return say`${quote(name)}: the file does not tell.`;
  return kept.orSooner === true ? say`${quote(name)}: ${kept.days} days at most, and less where a size or another file ends it sooner.` : say`${quote(name)}: ${kept.days} days.`;
}
