import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { dayShape, wordsShape } from '../../goals/input-shapes.ts';
import { findVendor } from '../../purchases/find.ts';
import { idShape } from '../../shapes.ts';
import { nothingShape } from '../identity/shapes.ts';

export const setPlan = changingAct({
  id: 'vendor.set-plan',
  summary: 'Writes down the plan for a maker that much depends on: how to move away from it, or to a product that is secure by design, and by when.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'PUT', path: '/api/v1/vendors/{vendor}/plan' },
  input: z.strictObject({ vendor: idShape, text: wordsShape, dueOn: dayShape.optional() }),
  output: nothingShape,
  find: findVendor,
  run: async ({ rows, actor, at, note }, { vendor, text, dueOn = null }) => {
    await rows.deleteFrom('vendorPlan').where('vendorId', '=', vendor).execute();
    await rows.insertInto('vendorPlan').values({ vendorId: vendor, text, dueOn, changedAt: at, changedBy: actor.accountId ?? actor.kind }).execute();
    note({ dueOn });
    return {};
  },
});
