import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findWordsOf } from '../../claims/find.ts';
import { idShape } from '../../shapes.ts';

/** Accounts at most that can be chosen from. */
const peopleMost = 500;

export const listAskable = readingAct({
  id: 'affirmation.list-people',
  summary: 'Lists who has an account here and can be asked for an affirmation, by name.',
  area: 'business-data',
  object: 'claim',
  http: { method: 'GET', path: '/api/v1/products/{product}/askable-people' },
  input: z.strictObject({ product: idShape }),
  output: z.object({ people: z.array(z.object({ id: z.string(), displayName: z.string() })) }),
  find: findWordsOf,
  run: async ({ rows }) => ({ people: await rows.selectFrom('account').select(['id', 'displayName']).where('state', '=', 'active').orderBy('displayName').orderBy('id').limit(peopleMost).execute() }),
});
