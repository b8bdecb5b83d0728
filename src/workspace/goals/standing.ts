import { goalMeasures } from '../../catalog/goal-measures.ts';
import { goals } from '../../catalog/goals.ts';
import { requirementById } from '../../catalog/index.ts';
import { progressOf } from '../../judge/progress.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { StatedMeasure } from '../../model/evidence/product-statement.ts';
import { measureDefinitions, type Measure, type MeasurePoint } from '../../model/measure.ts';
import type { Writer } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import type { Direction } from './shapes.ts';

type StandingRow = Tables['goalStanding'];

/** Writes how a product stands on the seven goals now, unless a newer assessment has said so. In the transaction that keeps the assessment. */
export async function keepStandings(rows: Writer, { productId, assessmentId, version }: Pick<StandingRow, 'productId' | 'assessmentId' | 'version'>, assessment: Assessment, history: readonly Measure[], chosen: readonly StatedMeasure[]): Promise<void> {
  const before = new Map((await rows.selectFrom('goalStanding').select(['requirement', 'assessedAt']).where('productId', '=', productId).execute()).map((row) => [row.requirement, row.assessedAt]));
  for (const { requirement } of goals) {
    const verdict = assessment.verdicts.find((item) => item.requirement === requirement);
    const assessedBefore = before.get(requirement);
    if (verdict === undefined || (assessedBefore !== undefined && assessedBefore > assessment.assessedAt)) continue;
    const { direction, measure, population, first, last } = movementOf(requirement, assessment.measures, history, chosen);
    const standing = { assessmentId, assessedAt: assessment.assessedAt, version, verdict: verdict.verdict, reason: JSON.stringify(verdict.reason), direction, measure, population, first: textOf(first), last: textOf(last) };
    if (assessedBefore === undefined) await rows.insertInto('goalStanding').values({ productId, requirement, ...standing }).execute();
    else await rows.updateTable('goalStanding').set(standing).where('productId', '=', productId).where('requirement', '=', requirement).execute();
  }
}

/** Which way a product moved on a goal, and between which two figures. */
interface Movement {
  readonly direction: Direction;
  readonly measure: Measure['id'] | null;
  readonly population: Measure['population'] | null;
  readonly first: Pick<MeasurePoint, 'at' | 'numerator' | 'denominator'> | null;
  readonly last: MeasurePoint | null;
}

/**
 * Finds the way by the same rule as the verdicts on progress; a goal that asks for a state has one too.
 * @param history measures of earlier assessments of the same product
 */
function movementOf(requirement: (typeof goals)[number]['requirement'], measures: readonly Measure[], history: readonly Measure[], chosen: readonly StatedMeasure[]): Movement {
  const { populations, measures: ofRequirement } = requirementById.get(requirement) ?? {};
  const progress = progressOf({ id: requirement, measures: ofRequirement ?? goalMeasures[requirement], ...(populations === undefined ? {} : { populations }) }, measures, history, { measures: chosen });
  if (progress.kind === 'nothing-measured') return { direction: 'nothing-measured', measure: null, population: null, first: null, last: null };
  const { measure } = progress;
  const last = measure.points.at(-1) ?? null;
  const baseline = chosen.find((item) => item.requirement === requirement && item.measure === measure.id)?.baseline;
  const first = progress.kind === 'one-point' ? null : (baseline ?? measure.points[0] ?? null);
  return { direction: progress.kind === 'moved' ? 'forward' : progress.kind === 'not-moved' ? (isBack(measure, first, last) ? 'back' : 'still') : progress.kind, measure: measure.id, population: measure.population, first, last };
}

function isBack({ id }: Measure, first: Movement['first'], last: Movement['last']): boolean {
  if (first === null || last === null) return false;
  const { better } = measureDefinitions[id];
  const difference = valueOf(last) - valueOf(first);
  return better === 'up' ? difference < 0 : better === 'down' && difference > 0;
}

function valueOf({ numerator, denominator }: Pick<MeasurePoint, 'numerator' | 'denominator'>): number {
  return denominator === undefined ? numerator : numerator / denominator;
}

function textOf(point: object | null): string | null {
  return point === null ? null : JSON.stringify(point);
}
