import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { keepFew, keepProductWorkable } from '../../goals/end-kept.ts';
import { findGoalsOf, goalOf } from '../../goals/find.ts';
import { dayShape, goalNumberShape, lineShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';

export const addMilestone = changingAct({
  id: 'goal.add-milestone',
  summary: 'Adds a milestone to a goal of a product: what shall be reached, and by when.',
  area: 'business-data',
  object: 'goal',
  http: { method: 'POST', path: '/api/v1/products/{product}/goals/{number}/milestones' },
  input: z.strictObject({ product: idShape, number: goalNumberShape, title: lineShape, dueAt: dayShape }),
  output: z.object({ id: z.string() }),
  find: findGoalsOf,
  run: async ({ rows, actor, services, at, note }, { product, number, title, dueAt }) => {
    await keepProductWorkable(rows, product);
    await keepFew(rows, 'milestone', product);
    const id = newIdentifier(services.ports);
    await rows.insertInto('milestone').values({ id, productId: product, requirement: goalOf(number).requirement, title, dueAt, createdAt: at, createdBy: actor.accountId ?? actor.kind, doneAt: null, doneText: null, endedAt: null, endedBy: null, endReason: null }).execute();
    note({ milestone: id, goal: number, dueAt });
    return { id };
  },
});
