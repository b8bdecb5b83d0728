import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { idShape } from '../../shapes.ts';

export const shareLibraryAnswer = changingAct({
  id: 'answer-library.share',
  summary: 'Lets an answer of the library hold for every product: for what is true of the maker as a whole. It takes a role over the organisation.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'POST', path: '/api/v1/library-answers/{answer}/sharing' },
  input: z.strictObject({ answer: idShape }),
  output: z.undefined(),
  // What holds for every product belongs to none, so that a role over one does not reach it.
  find: async (rows, { answer }) => {
    const found = await rows.selectFrom('libraryAnswer').select('ownedBy').where('id', '=', answer).where('retiredAt', 'is', null).executeTakeFirst();
    return found === undefined ? undefined : { kind: 'questionnaire', id: answer, productId: null, accountId: found.ownedBy };
  },
  run: async ({ rows, note }, { answer }) => {
    await rows.updateTable('libraryAnswer').set({ productId: null }).where('id', '=', answer).execute();
    note({ libraryAnswer: answer });
  },
});
