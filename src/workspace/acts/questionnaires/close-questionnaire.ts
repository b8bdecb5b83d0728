import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findQuestionnaire } from '../../questionnaires/find.ts';
import { idShape } from '../../shapes.ts';

export const closeQuestionnaire = changingAct({
  id: 'questionnaire.close',
  summary: 'Closes a questionnaire that was sent, or opens it again. A closed one stays readable, and later assessments still mark its final answers.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'PUT', path: '/api/v1/questionnaires/{questionnaire}/state' },
  input: z.strictObject({ questionnaire: idShape, state: z.enum(['open', 'closed']) }),
  output: z.undefined(),
  find: findQuestionnaire,
  run: async ({ rows, at, note }, { questionnaire, state }) => {
    const found = await rows.selectFrom('questionnaire').select('state').where('id', '=', questionnaire).executeTakeFirstOrThrow();
    if (found.state === 'draft') throw new ActRefused('conflict', 'This is a draft: keep its questions, or throw it away.');
    await rows.updateTable('questionnaire').set({ state, changedAt: at }).where('id', '=', questionnaire).execute();
    note({ state });
  },
});
