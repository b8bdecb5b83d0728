import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findPurchase } from '../../purchases/find.ts';
import { keepOpen } from '../../purchases/keep-open.ts';
import { stageShape } from '../../purchases/purchase-shape.ts';
import { blockersOf } from '../../purchases/stage-gates.ts';
import { idShape } from '../../shapes.ts';

export const advancePurchase = changingAct({
  id: 'purchase.advance',
  summary: 'Takes a case from looking and asking to deciding, when nothing of what comes first is missing.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'POST', path: '/api/v1/purchases/{purchase}/stage' },
  input: z.strictObject({ purchase: idShape }),
  output: z.object({ stage: stageShape }),
  find: findPurchase,
  run: async ({ rows, at, note }, { purchase }) => {
    await keepOpen(rows, purchase);
    const row = await rows.selectFrom('purchase').selectAll().where('id', '=', purchase).executeTakeFirstOrThrow();
    if (row.stage !== 'before') throw new ActRefused('conflict', 'This case is being decided already: award it, or drop it.');
    const [first] = await blockersOf(rows, row, at);
    if (first !== undefined) throw new ActRefused('conflict', first.message);
    await rows.updateTable('purchase').set({ stage: 'during', changedAt: at }).where('id', '=', purchase).execute();
    note({ stage: 'during' });
    return { stage: 'during' as const };
  },
});
