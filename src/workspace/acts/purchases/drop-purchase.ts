import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { wordsShape } from '../../goals/input-shapes.ts';
import { findPurchase } from '../../purchases/find.ts';
import { keepOpen } from '../../purchases/keep-open.ts';
import { idShape } from '../../shapes.ts';
import { nothingShape } from '../identity/shapes.ts';

export const dropPurchase = changingAct({
  id: 'purchase.drop',
  summary: 'Ends a case without an award, with the reason.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'POST', path: '/api/v1/purchases/{purchase}/drop' },
  input: z.strictObject({ purchase: idShape, reason: wordsShape }),
  output: nothingShape,
  find: findPurchase,
  run: async ({ rows, at, note }, { purchase, reason }) => {
    await keepOpen(rows, purchase);
    await rows.updateTable('purchase').set({ state: 'dropped', endedReason: reason, changedAt: at }).where('id', '=', purchase).execute();
    note({ dropped: purchase });
    return {};
  },
});
