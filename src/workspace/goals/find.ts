import { goals } from '../../catalog/goals.ts';
import type { GoalRequirement } from '../../catalog/goal-measures.ts';
import type { Reader } from '../../store/store.ts';
import type { ObjectFacts } from '../act.ts';
import { ActRefused } from '../act-refused.ts';
import { findProduct } from '../measured/find.ts';

/** Finds what is done to the goals of a product as a whole. */
export async function findGoalsOf(rows: Reader, input: { readonly product: string }): Promise<ObjectFacts | undefined> {
  const found = await findProduct(rows, input);
  return found === undefined ? undefined : { ...found, kind: 'goal', id: '*' };
}

/** Tables of what is set down for a goal and can be named by its id. */
type Kept = 'milestone' | 'setback' | 'chosenWay' | 'freeGoal' | 'declaredFigure' | 'goalNarrative' | 'coveragePlan' | 'chosenMeasure';

/** Finds one thing that was set down for the goals of a product. @param name of the input’s field that holds its id */
export function findKept<Name extends string>(table: Kept, name: Name): (rows: Reader, input: Readonly<Record<Name, string>>) => Promise<ObjectFacts | undefined> {
  return async (rows, input) => {
    const found = await rows.selectFrom(table).select(['id', 'productId']).where('id', '=', input[name]).executeTakeFirst();
    return found === undefined ? undefined : { kind: 'goal', id: found.id, productId: found.productId, accountId: null };
  };
}

/** The goal of a number from 1 to 7. */
export function goalOf(number: number): { readonly number: number; readonly title: string; readonly requirement: GoalRequirement } {
  const goal = goals.find((item) => item.number === number);
  if (goal === undefined) throw new ActRefused('not-found', 'There are seven goals, 1 to 7.');
  return goal;
}
