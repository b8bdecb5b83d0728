import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findGoalsOf } from '../../goals/find.ts';
import { goalsOf } from '../../goals/goals-of.ts';
import { productGoalsShape } from '../../goals/shapes.ts';
import { idShape } from '../../shapes.ts';

export const readGoals = readingAct({
  id: 'goal.read',
  summary: 'Shows the seven goals of a product with everything set down for them: clock, verdicts and direction, measures and their figures over time, milestones, setbacks, ways, declared figures, and what was changed.',
  area: 'business-data',
  object: 'goal',
  http: { method: 'GET', path: '/api/v1/products/{product}/goals' },
  input: z.strictObject({ product: idShape }),
  output: productGoalsShape,
  find: findGoalsOf,
  run: async ({ rows, at }, { product }) => {
    const goals = await goalsOf(rows, product, at);
    if (goals === undefined) throw new ActRefused('not-found', 'There is no such product.');
    return goals;
  },
});
