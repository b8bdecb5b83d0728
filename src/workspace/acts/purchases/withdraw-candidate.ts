import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { wordsShape } from '../../goals/input-shapes.ts';
import { findCandidate } from '../../purchases/find.ts';
import { keepOpen } from '../../purchases/keep-open.ts';
import { idShape } from '../../shapes.ts';
import { nothingShape } from '../identity/shapes.ts';

export const withdrawCandidate = changingAct({
  id: 'purchase.withdraw-candidate',
  summary: 'Takes a candidate out of a case, with the reason. What was seen and answered stays.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'POST', path: '/api/v1/candidates/{candidate}/withdrawal' },
  input: z.strictObject({ candidate: idShape, reason: wordsShape }),
  output: nothingShape,
  find: findCandidate,
  run: async ({ rows, object, at, note }, { candidate, reason }) => {
    await keepOpen(rows, object.id);
    const { state } = await rows.selectFrom('candidate').select('state').where('id', '=', candidate).executeTakeFirstOrThrow();
    if (state !== 'standing') throw new ActRefused('conflict', 'This candidate does not stand any more.');
    await rows.updateTable('candidate').set({ state: 'withdrawn', stateReason: reason, changedAt: at }).where('id', '=', candidate).execute();
    await rows.updateTable('purchase').set({ changedAt: at }).where('id', '=', object.id).execute();
    note({ candidate });
    return {};
  },
});
