import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { findLibraryAnswer } from '../../questionnaires/find.ts';
import { idShape } from '../../shapes.ts';
import { expiryOf } from './keep-library-answer.ts';

export const renewLibraryAnswer = changingAct({
  id: 'answer-library.renew',
  summary: 'Says that an answer of the library still holds, until another day. Whoever says so stands by it from then on.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'POST', path: '/api/v1/library-answers/{answer}/renewal' },
  input: z.strictObject({ answer: idShape, expiresOn: z.iso.date() }),
  output: z.undefined(),
  find: findLibraryAnswer,
  run: async ({ rows, actor, at, note }, { answer, expiresOn }) => {
    const expiresAt = expiryOf(expiresOn, at);
    await rows.updateTable('libraryAnswer').set({ expiresAt, approvedBy: actor.accountId ?? actor.kind, approvedAt: at }).where('id', '=', answer).execute();
    note({ libraryAnswer: answer, expiresAt });
  },
});
