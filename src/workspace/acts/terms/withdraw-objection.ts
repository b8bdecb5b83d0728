import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { wordsShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';
import { findObjection } from '../../terms/find.ts';
import { nothingShape } from '../identity/shapes.ts';

export const withdrawObjection = changingAct({
  id: 'objection.withdraw',
  summary: 'Writes down that whoever objected takes the objection back, and why: for example because what it named was mended.',
  area: 'business-data',
  object: 'objection',
  http: { method: 'POST', path: '/api/v1/objections/{objection}/withdrawal' },
  input: z.strictObject({ objection: idShape, reason: wordsShape }),
  output: nothingShape,
  find: findObjection,
  run: async ({ rows, at, note }, { objection, reason }) => {
    const row = await rows.selectFrom('objection').selectAll().where('id', '=', objection).executeTakeFirstOrThrow();
    if (row.withdrawnAt !== null || row.decision === 'overruled') throw new ActRefused('conflict', 'This objection does not stand any more.');
    await rows.updateTable('objection').set({ withdrawnAt: at, withdrawnReason: reason }).where('id', '=', objection).execute();
    note({ purchase: row.purchaseId });
    return {};
  },
});
