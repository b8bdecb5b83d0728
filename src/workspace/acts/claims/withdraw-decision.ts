import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { findReview, findSetAside } from '../../claims/find.ts';
import { withdrawal } from '../../claims/person-word.ts';
import { reasonShape } from '../../claims/word-shapes.ts';
import { idShape } from '../../shapes.ts';

export const withdrawReview = changingAct({
  id: 'review.withdraw',
  summary: 'Takes back a decision on a finding, with the reason; a person must read the finding anew.',
  area: 'business-data',
  object: 'claim',
  http: { method: 'POST', path: '/api/v1/reviews/{review}/withdrawal' },
  input: z.strictObject({ review: idShape, reason: reasonShape }),
  output: z.object({}),
  find: findReview,
  run: async (context, { review, reason }) => {
    const { rows } = context;
    const before = await rows.selectFrom('findingReview').select('withdrawnAt').where('id', '=', review).executeTakeFirstOrThrow();
    await rows.updateTable('findingReview').set(withdrawal(context, before, reason)).where('id', '=', review).execute();
    return {};
  },
});

export const withdrawSetAside = changingAct({
  id: 'set-aside.withdraw',
  summary: 'Ends a set-aside, with the reason; the finding counts again.',
  area: 'business-data',
  object: 'claim',
  http: { method: 'POST', path: '/api/v1/set-asides/{setAside}/withdrawal' },
  input: z.strictObject({ setAside: idShape, reason: reasonShape }),
  output: z.object({}),
  find: findSetAside,
  run: async (context, { setAside, reason }) => {
    const { rows } = context;
    const before = await rows.selectFrom('findingSetAside').select('withdrawnAt').where('id', '=', setAside).executeTakeFirstOrThrow();
    await rows.updateTable('findingSetAside').set(withdrawal(context, before, reason)).where('id', '=', setAside).execute();
    return {};
  },
});
