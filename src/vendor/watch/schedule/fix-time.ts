import { compareFixTimes, type FixFacts, type FixSchedule, type FixTime, type ScheduleRow } from '../../../model/watch/fix-schedule.ts';

/** Of all rows whose conditions hold the strictest; undefined when the schedule has none for these facts. */
export function fixTimeFor(schedule: Pick<FixSchedule, 'rows'>, facts: FixFacts): FixTime | undefined {
  return schedule.rows.filter((row) => holds(row, facts)).map((row) => row.fix).toSorted(compareFixTimes)[0];
}

/** Whether all conditions of a row hold. */
export function holds({ when }: ScheduleRow, facts: FixFacts): boolean {
  return (when.exploited ?? facts.exploited) === facts.exploited
    && (when.exposed ?? facts.exposed) === facts.exposed
    && (when.automatable ?? facts.automatable) === facts.automatable
    && (when.technicalImpact ?? facts.technicalImpact) === facts.technicalImpact;
}

const answers = [false, true] as const;

/** Every combination of the facts, the mildest first. */
export const everyCombination: readonly FixFacts[] = answers.flatMap((exploited) => answers.flatMap((exposed) => answers.flatMap((automatable) => (['partial', 'total'] as const).map((technicalImpact) => ({ exploited, exposed, automatable, technicalImpact })))));

/** The same facts with one of them made worse, for each that can be. */
export function worsened(facts: FixFacts): readonly { readonly fact: keyof FixFacts; readonly facts: FixFacts }[] {
  return [
    ...(['exploited', 'exposed', 'automatable'] as const).filter((fact) => !facts[fact]).map((fact) => ({ fact, facts: { ...facts, [fact]: true } })),
    ...(facts.technicalImpact === 'partial' ? [{ fact: 'technicalImpact' as const, facts: { ...facts, technicalImpact: 'total' as const } }] : []),
  ];
}
