import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { findAffirmation } from '../../claims/find.ts';
import { withdrawal } from '../../claims/person-word.ts';
import { reasonShape } from '../../claims/word-shapes.ts';
import { idShape } from '../../shapes.ts';

export const withdrawAffirmation = changingAct({
  id: 'affirmation.withdraw',
  summary: 'Takes an affirmation back, with the reason; it stays in the list with its end, and no later assessment reads it.',
  area: 'business-data',
  object: 'claim',
  http: { method: 'POST', path: '/api/v1/affirmations/{affirmation}/withdrawal' },
  input: z.strictObject({ affirmation: idShape, reason: reasonShape }),
  output: z.object({}),
  find: findAffirmation,
  run: async (context, { affirmation, reason }) => {
    const { rows } = context;
    const before = await rows.selectFrom('affirmation').select('withdrawnAt').where('id', '=', affirmation).executeTakeFirstOrThrow();
    await rows.updateTable('affirmation').set(withdrawal(context, before, reason)).where('id', '=', affirmation).execute();
    return {};
  },
});
