import type { AnyAct } from '../../act.ts';
import { readCalendar } from './read-calendar.ts';
import { readDigest } from './read-digest.ts';
import { setDigest } from './set-digest.ts';

export const calendarActs: readonly AnyAct[] = [
  readCalendar,
  readDigest,
  setDigest,
];
