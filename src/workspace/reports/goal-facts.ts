import { goalMeasures, goalPopulation, type GoalRequirement } from '../../catalog/goal-measures.ts';
import type { ProductStatement } from '../../model/evidence/product-statement.ts';
import type { Measure } from '../../model/measure.ts';
import type { ChoiceFacts, DeclaredFacts, GoalFacts, SeriesFacts } from '../../report/maker-reports/report-facts.ts';
import type { ChosenMeasure, FreeGoal, ProductGoal, Setback } from '../goals/shapes.ts';

/** The newest points of one series that a report holds. */
const pointsMost = 60;

export interface GoalGround {
  /** What is set down for the goal. */
  readonly goal: ProductGoal;
  /** The product’s own text, without what was set down in the workspace. */
  readonly own: Pick<ProductStatement, 'measures' | 'obstacles'> | undefined;
  /** Everything that was measured for the goal, whole figures and split ones. */
  readonly measures: readonly Measure[];
  /** Last day of the report. */
  readonly until: string;
}

/** What a report tells of one goal, up to a day. */
export function goalFacts({ goal, own, measures, until }: GoalGround): GoalFacts {
  const choice = choiceOf(goal, own);
  const all = seriesUntil(goal.requirement as GoalRequirement, measures, until);
  const series = mainSeries(goal, choice, all);
  return {
    number: goal.number, title: goal.title, requirement: goal.requirement, choice, series,
    formerChoices: goal.choices.flatMap(({ measure, chosenAt, endedAt, endReason }) => (endedAt === null ? [] : [{ measure, chosenAt, endedAt, reason: endReason ?? '' }])).toReversed(),
    otherSeries: all.filter((one) => one !== series),
    milestones: goal.milestones.filter(({ endedAt }) => endedAt === null).map(({ title, dueAt, doneAt, doneText, moves }) => ({ title, dueAt, movedFrom: moves.at(-1)?.dueBefore, reachedAt: doneAt ?? undefined, account: doneText ?? undefined })),
    setbacks: [...(own?.obstacles ?? []).filter(({ requirement }) => requirement === goal.requirement).map(({ text }) => ({ text, at: undefined, overcome: undefined })), ...goal.setbacks.toReversed().map(setbackFacts)],
    done: goal.narrative === null ? [] : [{ text: goal.narrative.text, at: goal.narrative.writtenAt, role: undefined }],
    declared: goal.declared.flatMap((item) => declaredFacts(item, until)),
  };
}

/** A goal or figure that people enter; none where it has ended or no figure was entered up to a day. */
export function declaredFacts({ title, numerator, denominator, unit, endedAt, figures }: FreeGoal, until: string): readonly DeclaredFacts[] {
  const points = figures.filter((figure) => figure.endedAt === null && figure.at.slice(0, 10) <= until).toSorted((one, other) => (one.at < other.at ? -1 : 1));
  if (endedAt !== null || points.length === 0) return [];
  return [{ title, numerator, denominator: denominator ?? undefined, unit, points: points.slice(-pointsMost).map((figure) => ({ at: figure.at, numerator: figure.numerator, ...(figure.denominator === null ? {} : { denominator: figure.denominator }), ...(figure.isSuppressed ? { suppressed: true } : {}) })) }];
}

function choiceOf({ chosen, requirement }: ProductGoal, own: GoalGround['own']): ChoiceFacts | undefined {
  if (chosen !== null) return chosenFacts(chosen);
  const stated = own?.measures.find((item) => item.requirement === requirement);
  return stated === undefined ? undefined : { measure: stated.measure, population: stated.population, chosenAt: stated.chosenAt, baseline: stated.baseline, target: stated.target };
}

function chosenFacts({ measure, population, chosenAt, baseline, target }: ChosenMeasure): ChoiceFacts {
  return {
    measure, population, chosenAt,
    baseline: baseline === null ? undefined : { at: baseline.at, numerator: baseline.numerator, ...(baseline.denominator === null ? {} : { denominator: baseline.denominator }) },
    target: target === null ? undefined : { value: target.value, ...(target.at === null ? {} : { at: target.at }) },
  };
}

function setbackFacts({ text, happenedAt, endedAt, endReason }: Setback): GoalFacts['setbacks'][number] {
  return { text, at: happenedAt, overcome: endedAt === null ? undefined : { at: endedAt, how: endReason ?? '' } };
}

/** The goal’s series up to a day, whole figures before split ones, in the order of its measures. The maker’s own staff are no customers: their figures show nothing of a goal. */
function seriesUntil(requirement: GoalRequirement, measures: readonly Measure[], until: string): readonly SeriesFacts[] {
  const found = goalMeasures[requirement].flatMap((id) => measures.filter((measure) => measure.id === id && (measure.population === 'customers' || measure.population === 'product')));
  const series = found.flatMap(({ id, population, dimensions, points, sources }): readonly SeriesFacts[] => {
    const shown = points.filter(({ at }) => at.slice(0, 10) <= until).slice(-pointsMost);
    return shown.length === 0 ? [] : [{ measure: id, population, dimensions, points: shown, sources }];
  });
  return series.toSorted((one, other) => Object.keys(one.dimensions).length - Object.keys(other.dimensions).length);
}

/** The chosen measure where it was measured; else the one that the verdict rests on; else the first that there is. */
function mainSeries({ standing, measures }: ProductGoal, choice: ChoiceFacts | undefined, all: readonly SeriesFacts[]): SeriesFacts | undefined {
  const whole = all.filter(({ dimensions }) => Object.keys(dimensions).length === 0);
  const of = (measure: SeriesFacts['measure'] | null | undefined, population: string | null | undefined): SeriesFacts | undefined => whole.find((one) => one.measure === measure && (population === null || population === undefined || one.population === population));
  return of(choice?.measure, choice?.population) ?? of(standing?.measure, standing?.population) ?? measures.map((measure) => of(measure, goalPopulation(measure))).find((one) => one !== undefined);
}
