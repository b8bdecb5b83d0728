import { z } from 'zod';
import { requirementById } from '../../../catalog/index.ts';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { keepFew, keepProductWorkable } from '../../goals/end-kept.ts';
import { findGoalsOf, goalOf } from '../../goals/find.ts';
import { goalNumberShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';

export const chooseWay = changingAct({
  id: 'goal.choose-way',
  summary: 'Chooses one of the pledge’s examples as a way to a goal. From then on it is judged; ways that were not chosen are never counted.',
  area: 'business-data',
  object: 'goal',
  http: { method: 'POST', path: '/api/v1/products/{product}/goals/{number}/ways' },
  input: z.strictObject({ product: idShape, number: goalNumberShape, way: z.string().max(100) }),
  output: z.object({ id: z.string() }),
  find: findGoalsOf,
  run: async ({ rows, actor, services, at, note }, { product, number, way }) => {
    await keepProductWorkable(rows, product);
    await keepFew(rows, 'chosenWay', product);
    const { requirement } = goalOf(number);
    if (requirementById.get(way)?.wayOf !== requirement) throw new ActRefused('invalid-input', 'The way can’t be chosen.', [{ path: 'way', message: 'This is no example of a way to this goal.' }]);
    const chosen = await rows.selectFrom('chosenWay').select('id').where('productId', '=', product).where('way', '=', way).where('endedAt', 'is', null).executeTakeFirst();
    if (chosen !== undefined) return { id: chosen.id };
    const id = newIdentifier(services.ports);
    await rows.insertInto('chosenWay').values({ id, productId: product, requirement, way, chosenAt: at, chosenBy: actor.accountId ?? actor.kind, endedAt: null, endedBy: null, endReason: null }).execute();
    note({ way });
    return { id };
  },
});
