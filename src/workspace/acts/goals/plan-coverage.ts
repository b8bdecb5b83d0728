import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { keepProductWorkable } from '../../goals/end-kept.ts';
import { findGoalsOf } from '../../goals/find.ts';
import { dayShape, wordsShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';

export const planCoverage = changingAct({
  id: 'goal.plan-coverage',
  summary: 'Says by when the pledge shall cover a product that it does not cover yet, and what has to be done until then: its line in the roadmap. Another plan takes its place with a reason.',
  area: 'business-data',
  object: 'goal',
  http: { method: 'PUT', path: '/api/v1/products/{product}/coverage-plan' },
  input: z.strictObject({ product: idShape, plannedAt: dayShape, text: wordsShape, reason: wordsShape.optional() }),
  output: z.object({ id: z.string() }),
  find: findGoalsOf,
  run: async ({ rows, actor, services, at, note }, { product, plannedAt, text, reason }) => {
    await keepProductWorkable(rows, product);
    const before = await rows.selectFrom('coveragePlan').select('id').where('productId', '=', product).where('endedAt', 'is', null).executeTakeFirst();
    if (before !== undefined && reason === undefined) throw new ActRefused('invalid-input', 'The plan can’t be changed like this.', [{ path: 'reason', message: 'There is a plan already. Say why it changes.' }]);
    const by = actor.accountId ?? actor.kind;
    if (before !== undefined) await rows.updateTable('coveragePlan').set({ endedAt: at, endedBy: by, endReason: reason ?? null }).where('id', '=', before.id).execute();
    const id = newIdentifier(services.ports);
    await rows.insertInto('coveragePlan').values({ id, productId: product, plannedAt, text, createdAt: at, createdBy: by, endedAt: null, endedBy: null, endReason: null }).execute();
    note({ plan: id, plannedAt });
    return { id };
  },
});
