import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { keepFew, keepProductWorkable } from '../../goals/end-kept.ts';
import { findGoalsOf, goalOf } from '../../goals/find.ts';
import { dayShape, goalNumberShape, wordsShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';

export const addSetback = changingAct({
  id: 'goal.add-setback',
  summary: 'Sets down what went the wrong way or what stands in the way of a goal. While it stands, assessments show it beside the verdict, which it never softens.',
  area: 'business-data',
  object: 'goal',
  http: { method: 'POST', path: '/api/v1/products/{product}/goals/{number}/setbacks' },
  input: z.strictObject({ product: idShape, number: goalNumberShape, kind: z.enum(['setback', 'obstacle']), text: wordsShape, happenedAt: dayShape }),
  output: z.object({ id: z.string() }),
  find: findGoalsOf,
  run: async ({ rows, actor, services, at, note }, { product, number, kind, text, happenedAt }) => {
    await keepProductWorkable(rows, product);
    await keepFew(rows, 'setback', product);
    if (happenedAt > at.slice(0, 10)) throw new ActRefused('invalid-input', 'It can’t be set down like this.', [{ path: 'happenedAt', message: 'This day lies in the future.' }]);
    const id = newIdentifier(services.ports);
    await rows.insertInto('setback').values({ id, productId: product, requirement: goalOf(number).requirement, kind, text, happenedAt, createdAt: at, createdBy: actor.accountId ?? actor.kind, endedAt: null, endedBy: null, endReason: null }).execute();
    note({ setback: id, goal: number, kind });
    return { id };
  },
});
