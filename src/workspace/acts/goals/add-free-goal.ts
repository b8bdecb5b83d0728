import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { keepFew, keepProductWorkable } from '../../goals/end-kept.ts';
import { findGoalsOf, goalOf } from '../../goals/find.ts';
import { goalNumberShape, lineShape, targetInput } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';

export const addFreeGoal = changingAct({
  id: 'goal.add-free',
  summary: 'Adds a goal, or a figure of one of the seven, that nothing measures: what is counted, of what, and which way it shall go. Its figures are entered by people and stay declared.',
  area: 'business-data',
  object: 'goal',
  http: { method: 'POST', path: '/api/v1/products/{product}/free-goals' },
  input: z.strictObject({
    product: idShape, number: goalNumberShape.optional(), title: lineShape, numerator: lineShape, denominator: lineShape.optional(), unit: z.enum(['share', 'count', 'days']), better: z.enum(['up', 'down', 'none']),
    isAboutPeople: z.boolean().default(false), target: targetInput.optional(),
  }),
  output: z.object({ id: z.string() }),
  find: findGoalsOf,
  run: async ({ rows, actor, services, at, note }, { product, number, title, numerator, denominator, unit, better, isAboutPeople, target }) => {
    await keepProductWorkable(rows, product);
    await keepFew(rows, 'freeGoal', product);
    if ((unit === 'share') !== (denominator !== undefined)) throw wrong('denominator', unit === 'share' ? 'A share says of what it is one.' : 'A count or a number of days is no share of anything.');
    if (target !== undefined && unit === 'share' && target.value > 1) throw wrong('target', 'Expected a share from 0 to 1.');
    const id = newIdentifier(services.ports);
    await rows.insertInto('freeGoal').values({
      id, productId: product, requirement: number === undefined ? null : goalOf(number).requirement, title, numerator, denominator: denominator ?? null, unit, better, isAboutPeople: isAboutPeople ? 1 : 0,
      target: target === undefined ? null : JSON.stringify(target), createdAt: at, createdBy: actor.accountId ?? actor.kind, endedAt: null, endedBy: null, endReason: null,
    }).execute();
    note({ freeGoal: id });
    return { id };
  },
});

function wrong(path: string, message: string): ActRefused {
  return new ActRefused('invalid-input', 'The goal can’t be added like this.', [{ path, message }]);
}
