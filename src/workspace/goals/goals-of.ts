import { goalMeasures, goalPopulation } from '../../catalog/goal-measures.ts';
import { goals } from '../../catalog/goals.ts';
import { requirementById } from '../../catalog/index.ts';
import type { Reader } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { clockOf } from './clock.ts';
import { measuresIn, newestPoints } from './measure-rows.ts';
import { chosenMeasureOf, freeGoalOf, milestoneOf, narrativeOf, standingOf, statedChoice } from './row-shapes.ts';
import { seriesOf } from './series-of.ts';
import { statedId, type FreeGoal, type GoalSeries, type Milestone, type Narrative, type ProductGoals } from './shapes.ts';
import { statedGoals } from './stated-goals.ts';

const stands = { endedAt: null, endedBy: null, endReason: null };
/** Rows of each list that are read, newest first; points of one whole figure. */
const most = { rows: 500, figures: 5000, points: 200 };

/**
 * Everything of one product’s goals: clock, verdicts and direction, measures with their series, milestones, setbacks and
 * obstacles, ways, declared figures, and the trace of every change. Read in a constant number of queries.
 * @param at RFC 3339: the clock’s days are counted from it
 * @returns undefined when there is no such product
 */
export async function goalsOf(rows: Reader, productId: string, at: string): Promise<ProductGoals | undefined> {
  const found = await rows.selectFrom('product').select(['id', 'name', 'slug', 'archivedAt', 'statement']).where('id', '=', productId).executeTakeFirst();
  if (found === undefined) return undefined;
  const { statement, ...product } = found;
  const stated = statedGoals(statement);
  const signings = await rows.selectFrom('signingDay').select(['id', 'signedAt', 'setAt', 'setBy', 'endedAt', 'endedBy', 'endReason']).where('productId', '=', productId).orderBy('setAt', 'desc').limit(most.rows).execute();
  const plans = await rows.selectFrom('coveragePlan').select(['id', 'plannedAt', 'text', 'createdAt', 'createdBy', 'endedAt', 'endedBy', 'endReason']).where('productId', '=', productId).orderBy('createdAt', 'desc').limit(most.rows).execute();
  const choices = await rows.selectFrom('chosenMeasure').selectAll().where('productId', '=', productId).orderBy('chosenAt', 'desc').limit(most.rows).execute();
  const standings = await rows.selectFrom('goalStanding').selectAll().where('productId', '=', productId).execute();
  const setbacks = await rows.selectFrom('setback').selectAll().where('productId', '=', productId).orderBy('happenedAt', 'desc').orderBy('id').limit(most.rows).execute();
  const ways = await rows.selectFrom('chosenWay').selectAll().where('productId', '=', productId).orderBy('chosenAt', 'desc').limit(most.rows).execute();
  const series = await wholeSeries(rows, productId);
  const milestones = await milestonesOf(rows, productId);
  const free = await freeGoalsOf(rows, productId);
  const narratives = await narrativesOf(rows, productId);
  const signing = signings.find(({ endedAt }) => endedAt === null);
  return {
    product, signings, plans,
    clock: signing !== undefined ? clockOf(signing.signedAt, at) : stated.pledge === undefined ? null : clockOf(stated.pledge.signedAt, at, true),
    plan: plans.find(({ endedAt }) => endedAt === null) ?? null,
    goals: goals.map(({ number, title, requirement }) => {
      const own = choices.filter((row) => row.requirement === requirement).flatMap(chosenMeasureOf);
      // The product’s own text goes first in the statement that is assessed.
      const inText = stated.measures.filter((item) => item.requirement === requirement).map(statedChoice);
      const standing = standings.find((row) => row.requirement === requirement);
      const measures = goalMeasures[requirement];
      return {
        number, title, requirement, measures: [...measures],
        kind: requirementById.get(requirement)?.kind === 'progress' ? 'progress' : 'state',
        standing: standing === undefined ? null : standingOf(standing),
        chosen: inText[0] ?? own.find(({ endedAt }) => endedAt === null) ?? null,
        choices: own,
        series: measures.flatMap((id) => series.filter(({ measure }) => measure === id)),
        milestones: milestones.filter((item) => item.requirement === requirement),
        setbacks: setbacks.filter((item) => item.requirement === requirement),
        statedObstacles: stated.obstacles.filter((item) => item.requirement === requirement).map(({ text }) => text),
        ways: [...stated.waysChosen.filter((id) => requirementById.get(id)?.wayOf === requirement).map((way) => ({ id: statedId, requirement, way, chosenAt: '', chosenBy: statedId, ...stands })), ...ways.filter((item) => item.requirement === requirement)],
        declared: free.filter((item) => item.requirement === requirement),
        narrative: narratives.find((item) => item.requirement === requirement && item.endedAt === null) ?? null,
      };
    }),
    freeGoals: free.filter(({ requirement }) => requirement === null),
  };
}

async function wholeSeries(rows: Reader, productId: string): Promise<readonly GoalSeries[]> {
  const series: GoalSeries[] = [];
  for (const id of Object.values(goalMeasures).flat()) {
    const newest = await newestPoints(rows, productId, id, goalPopulation(id), most.points + 1);
    series.push(...measuresIn(newest.slice(0, most.points)).map((measure) => seriesOf(measure, newest.length > most.points)));
  }
  return series;
}

async function milestonesOf(rows: Reader, productId: string): Promise<readonly Milestone[]> {
  const found = await rows.selectFrom('milestone').selectAll().where('productId', '=', productId).orderBy('dueAt', 'desc').orderBy('id').limit(most.rows).execute();
  const moves = found.length === 0 ? [] : await rows.selectFrom('milestoneMove').selectAll().where('productId', '=', productId).orderBy('movedAt', 'desc').limit(most.figures).execute();
  return found.map((row) => milestoneOf(row, moves)).toReversed();
}

async function freeGoalsOf(rows: Reader, productId: string): Promise<readonly FreeGoal[]> {
  const found = await rows.selectFrom('freeGoal').selectAll().where('productId', '=', productId).orderBy('createdAt', 'desc').orderBy('id').limit(most.rows).execute();
  const figures = found.length === 0 ? [] : await rows.selectFrom('declaredFigure').selectAll().where('productId', '=', productId).orderBy('at', 'desc').orderBy('enteredAt', 'desc').limit(most.figures).execute();
  return found.map((row) => freeGoalOf(row, figures)).toReversed();
}

async function narrativesOf(rows: Reader, productId: string): Promise<readonly Narrative[]> {
  const found = await rows.selectFrom('goalNarrative').selectAll().where('productId', '=', productId).where('endedAt', 'is', null).orderBy('writtenAt', 'desc').limit(most.rows).execute();
  const named = found.flatMap(({ evidence }) => (JSON.parse(evidence) as readonly Pick<Tables['evidenceFile'], 'id'>[]).map(({ id }) => id));
  const there = named.length === 0 ? [] : await rows.selectFrom('evidenceFile').select('id').where('id', 'in', named).where('removedAt', 'is', null).execute();
  return found.map((row) => narrativeOf(row, new Set(there.map(({ id }) => id))));
}
