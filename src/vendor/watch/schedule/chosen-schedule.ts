import { openFile } from '../../../collect/file-source.ts';
import { quote, say } from '../../../model/text.ts';
import { Unreadable } from '../../../read/source.ts';
import { bod2604 } from './bod-26-04.ts';
import { readSchedule, type ScheduleReading } from './read-schedule.ts';

const bytesMax = 262_144;

/**
 * The schedule that a customer chose: `bod-26-04`, or the path of a file of its own.
 * A file that can't be read is told among the problems.
 */
export function chosenSchedule(choice: string): ScheduleReading {
  if (choice === bod2604.id) return { schedule: bod2604 };
  try {
    const file = openFile(choice, choice);
    try {
      return readSchedule(file.bytes(bytesMax));
    } finally {
      file.close();
    }
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return { problems: [{ message: say`The schedule ${quote(problem.reason)}; ${quote(bod2604.id)} or the path of a file is expected.`, place: {} }] };
  }
}
