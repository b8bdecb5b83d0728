/** How often a pack for the board is written by itself. */
export const packEvery = ['month', 'quarter'] as const;
export type PackEvery = (typeof packEvery)[number];

/** Who asked for a pack that is written by itself, in its job and its report. */
export const packAsker = 'schedule';

/**
 * The next day on which a pack is written, after one that is over: the same day of each month, or of January, April, July
 * and October.
 * @param day of the month, 1 to 28, so that each month has it
 * @param after year-month-day
 */
export function nextPackDay(every: PackEvery, day: number, after: string): string {
  const [year = 0, month = 1] = after.split('-').map(Number);
  for (let ahead = 0; ; ahead += 1) {
    const found = new Date(Date.UTC(year, month - 1 + ahead, day));
    const on = found.toISOString().slice(0, 10);
    if (on > after && (every === 'month' || found.getUTCMonth() % 3 === 0)) return on;
  }
}
