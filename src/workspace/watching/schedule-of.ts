import type { FixSchedule } from '../../model/watch/fix-schedule.ts';
import type { Tables } from '../../store/tables.ts';
import { bod2604 } from '../../vendor/watch/schedule/bod-26-04.ts';
import { readSchedule, type ScheduleProblem } from '../../vendor/watch/schedule/read-schedule.ts';

/** The schedule by which deadlines are told; undefined when none was chosen. */
export function scheduleOf({ schedule, ownSchedule }: Pick<Tables['vendorWatch'], 'schedule' | 'ownSchedule'>): FixSchedule | undefined {
  if (schedule === 'bod-26-04') return bod2604;
  if (schedule === 'none' || ownSchedule === null) return undefined;
  const reading = readSchedule(Buffer.from(ownSchedule));
  return 'schedule' in reading ? reading.schedule : undefined;
}

/** What is wrong with the text of an own schedule; empty when it can be used. */
export function problemsOfSchedule(text: string): readonly ScheduleProblem[] {
  const reading = readSchedule(Buffer.from(text));
  return 'problems' in reading ? reading.problems : [];
}
