import { goalPopulation } from '../../catalog/goal-measures.ts';
import type { StatedMeasure } from '../../model/evidence/product-statement.ts';
import type { MeasurePoint } from '../../model/measure.ts';
import type { Tables } from '../../store/tables.ts';
import { chosenMeasureShape, directionShape, measureShape, populationShape, standingShape, statedId, verdictNameShape, type ChosenMeasure, type FreeGoal, type Milestone, type Narrative, type Standing } from './shapes.ts';

/** A choice as it leaves; none when its measure is not known to this version. */
export function chosenMeasureOf({ baseline, target, measure, population, ...row }: Tables['chosenMeasure']): readonly ChosenMeasure[] {
  const parsed = chosenMeasureShape.safeParse({ ...row, measure, population, baseline: figureIn(baseline), target: targetIn(target) });
  return parsed.success ? [parsed.data] : [];
}

/** A choice that stands in the product’s own text. */
export function statedChoice({ requirement, measure, population, chosenAt, baseline, target }: StatedMeasure): ChosenMeasure {
  return {
    id: statedId, requirement, measure, population: population ?? goalPopulation(measure), chosenAt, chosenBy: statedId, endedAt: null, endedBy: null, endReason: null,
    baseline: baseline === undefined ? null : { ...baseline, denominator: baseline.denominator ?? null }, target: target === undefined ? null : { at: target.at ?? null, value: target.value },
  };
}

/** @param moves of all milestones of the product, newest first */
export function milestoneOf(row: Tables['milestone'], moves: readonly Tables['milestoneMove'][]): Milestone {
  return { ...row, moves: moves.filter(({ milestoneId }) => milestoneId === row.id) };
}

/** @param figures of all free goals of the product, newest first */
export function freeGoalOf({ isAboutPeople, target, ...row }: Tables['freeGoal'], figures: readonly Tables['declaredFigure'][]): FreeGoal {
  const own = figures.filter(({ freeGoalId }) => freeGoalId === row.id).toReversed();
  return { ...row, isAboutPeople: isAboutPeople === 1, target: targetIn(target), figures: own.map(({ numerator, isSuppressed, ...figure }) => ({ ...figure, numerator: Number(numerator), isSuppressed: isSuppressed === 1 })) };
}

/** @param there ids of evidence files that are there now */
export function narrativeOf({ evidence, ...row }: Tables['goalNarrative'], there: ReadonlySet<string>): Narrative {
  const files = JSON.parse(evidence) as readonly Pick<Tables['evidenceFile'], 'id' | 'path' | 'digest'>[];
  return { ...row, evidence: files.map((file) => ({ ...file, isThere: there.has(file.id) })) };
}

/** A standing as it leaves. */
export function standingOf({ verdict, reason, direction, measure, population, first, last, ...row }: Tables['goalStanding']): Standing {
  const isKnown = measure !== null && measureShape.safeParse(measure).success;
  return {
    ...row, verdict: verdictNameShape.parse(verdict), reason: standingShape.shape.reason.parse(JSON.parse(reason)), direction: directionShape.parse(direction),
    measure: isKnown ? measureShape.parse(measure) : null, population: isKnown && population !== null ? populationShape.parse(population) : null, first: figureIn(first), last: figureIn(last),
  };
}

function figureIn(text: string | null): Standing['first'] {
  if (text === null) return null;
  const { at, numerator, denominator } = JSON.parse(text) as MeasurePoint;
  return { at, numerator, denominator: denominator ?? null };
}

function targetIn(text: string | null): ChosenMeasure['target'] {
  if (text === null) return null;
  const { at, value } = JSON.parse(text) as { readonly at?: string; readonly value: number };
  return { at: at ?? null, value };
}
