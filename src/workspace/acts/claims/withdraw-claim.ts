import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { findClaim } from '../../claims/find.ts';
import { withdrawal } from '../../claims/person-word.ts';
import { reasonShape } from '../../claims/word-shapes.ts';
import { idShape } from '../../shapes.ts';

export const withdrawClaim = changingAct({
  id: 'claim.withdraw',
  summary: 'Takes a claim back, with the reason; it stays in the list with its end, and no later assessment reads it.',
  area: 'business-data',
  object: 'claim',
  http: { method: 'POST', path: '/api/v1/claims/{claim}/withdrawal' },
  input: z.strictObject({ claim: idShape, reason: reasonShape }),
  output: z.object({}),
  find: findClaim,
  run: async (context, { claim, reason }) => {
    const { rows } = context;
    const before = await rows.selectFrom('claim').select('withdrawnAt').where('id', '=', claim).executeTakeFirstOrThrow();
    await rows.updateTable('claim').set(withdrawal(context, before, reason)).where('id', '=', claim).execute();
    return {};
  },
});
