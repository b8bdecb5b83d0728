import { ours, quote, say, type Text } from '../../model/text.ts';
import type { WatchReport } from '../../model/watch/watch-report.ts';

/** What a reader must know of what is told about a maker that was not asked. */
export const watchLimits = 'About a maker only what was seen at the named places on the named days is said; what could not be looked at is unknown, not fine. A change is no judgement.';

/** What a deadline is and is not. */
export const deadlineLimits = 'Deadlines are yours, not the maker’s: to be listed as exploited says nothing against a maker. Whether your installation is affected, or fixed already, is not known here.';

/** By which schedule deadlines are told, and whom it binds. */
export function scheduleSentence({ schedule }: WatchReport): Text {
  if (schedule === undefined) return ours('No schedule was chosen, so no deadlines are told.');
  return say`Deadlines follow ${quote(schedule.title)} (${ours(schedule.source)}). ${ours(schedule.reach)}`;
}
