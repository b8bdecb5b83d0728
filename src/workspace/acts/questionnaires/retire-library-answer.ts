import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { findLibraryAnswer } from '../../questionnaires/find.ts';
import { idShape } from '../../shapes.ts';

export const retireLibraryAnswer = changingAct({
  id: 'answer-library.retire',
  summary: 'Takes an answer out of the library. Questionnaires that were answered with it keep their answers.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'POST', path: '/api/v1/library-answers/{answer}/retirement' },
  input: z.strictObject({ answer: idShape }),
  output: z.undefined(),
  find: findLibraryAnswer,
  run: async ({ rows, at, note }, { answer }) => {
    await rows.updateTable('libraryAnswer').set({ retiredAt: at }).where('id', '=', answer).execute();
    note({ libraryAnswer: answer });
  },
});
