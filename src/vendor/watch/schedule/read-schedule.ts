import { ours, quote, say, type Text } from '../../../model/text.ts';
import type { FixFacts, FixSchedule, FixTime, ScheduleRow } from '../../../model/watch/fix-schedule.ts';
import { lineOf } from '../../../read/assay-yaml/line-of.ts';
import { parseYaml } from '../../../read/gateway/yaml.ts';
import { Unreadable, type Place } from '../../../read/source.ts';
import { isYes, scheduleShape, type ScheduleFile } from './schedule-shape.ts';
import { unsoundness, type Unsoundness } from './soundness.ts';

/** Something that is wrong with a schedule file, and where. */
export interface ScheduleProblem {
  /** A full sentence: what was seen and what was expected. */
  readonly message: Text;
  readonly place: Place;
}

export type ScheduleReading = { readonly schedule: FixSchedule } | { readonly problems: readonly ScheduleProblem[] };

const problemsMax = 20;

/**
 * Reads a customer's own schedule, as YAML or JSON (which is YAML). It is used as a whole or not at all: with half a schedule
 * a deadline would be missing in silence.
 * @param bytes at most 256 kB
 */
export function readSchedule(bytes: Uint8Array): ScheduleReading {
  try {
    const parsed = scheduleShape.safeParse(parseYaml(bytes, { failsafe: true }));
    if (!parsed.success) return { problems: parsed.error.issues.slice(0, problemsMax).map((issue) => problemOf(bytes, issue)) };
    const rows = parsed.data.rows.map(toRow);
    const unsound = unsoundness(rows);
    if (unsound !== undefined) return { problems: [unsoundProblem(bytes, unsound)] };
    return { schedule: { id: 'own', title: parsed.data.title, reach: 'This is the customer’s own schedule; it binds whom the customer says.', source: 'the customer’s own file', rows } };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return { problems: [{ message: say`The schedule ${quote(problem.reason)}; YAML or JSON with fixSchedule, title and rows is expected.`, place: problem.at }] };
  }
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

function problemOf(bytes: Uint8Array, issue: Issue): ScheduleProblem {
  const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys?.[0] : undefined;
  const path = unknownKey === undefined ? issue.path : [...issue.path, unknownKey];
  const place = lineOf(bytes, path);
  const name = path.length === 0 ? ours('the top') : say`${quote(path.map(String).join('.'))}`;
  if (unknownKey !== undefined) return { place, message: say`The key ${name} is not known; a schedule has fixSchedule, title and rows, and a row has when, days, nextUpgrade and forensics.` };
  const expected = issue.message === 'Invalid input' ? ours('something of another form') : ours(issue.message);
  return { place, message: say`At ${name} ${expected} is expected.` };
}

function toRow({ when = {}, days, forensics }: ScheduleFile['rows'][number]): ScheduleRow {
  const fix: FixTime = days === undefined ? { within: 'next-upgrade' } : { within: 'days', days: Number(days), forensics: isYes(forensics) };
  return {
    fix,
    when: {
      ...(when.exploited === undefined ? {} : { exploited: isYes(when.exploited) }),
      ...(when.exposed === undefined ? {} : { exposed: isYes(when.exposed) }),
      ...(when.automatable === undefined ? {} : { automatable: isYes(when.automatable) }),
      ...(when.technicalImpact === undefined ? {} : { technicalImpact: when.technicalImpact }),
    },
  };
}

function unsoundProblem(bytes: Uint8Array, unsound: Unsoundness): ScheduleProblem {
  const facts = ours(factsInWords(unsound.facts));
  if (unsound.problem === 'no-row') return { place: lineOf(bytes, ['rows']), message: say`No row holds for a vulnerability with ${facts}; every exploited vulnerability needs one. A last row without when serves all that is left.` };
  const worse = ours(unsound.fact === 'technicalImpact' ? 'technicalImpact: total' : `${unsound.fact}: yes`);
  return { place: lineOf(bytes, ['rows', unsound.row]), message: say`This row gives less time with ${facts} than the schedule gives with ${worse} instead; what is worse must not give more time. Leave the milder condition out of the row.` };
}

function factsInWords({ exploited, exposed, automatable, technicalImpact }: FixFacts): string {
  const answer = (holds: boolean): string => (holds ? 'yes' : 'no');
  return `exploited: ${answer(exploited)}, exposed: ${answer(exposed)}, automatable: ${answer(automatable)}, technicalImpact: ${technicalImpact}`;
}
