import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findQuestionnaire } from '../../questionnaires/find.ts';
import { idShape } from '../../shapes.ts';

export const discardQuestionnaire = changingAct({
  id: 'questionnaire.discard',
  summary: 'Throws a draft away, or a questionnaire of which nothing is answered and nothing was handed out.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'DELETE', path: '/api/v1/questionnaires/{questionnaire}' },
  input: z.strictObject({ questionnaire: idShape }),
  output: z.undefined(),
  find: findQuestionnaire,
  run: async ({ rows, note }, { questionnaire }) => {
    const answered = await rows.selectFrom('question').select('id').where('questionnaireId', '=', questionnaire).where('review', '!=', 'none').limit(1).executeTakeFirst();
    const handedOut = await rows.selectFrom('questionnaireExport').select('id').where('questionnaireId', '=', questionnaire).limit(1).executeTakeFirst();
    if (answered !== undefined || handedOut !== undefined) throw new ActRefused('conflict', 'Answers were given or handed out: it stays. Close it instead.');
    await rows.deleteFrom('question').where('questionnaireId', '=', questionnaire).execute();
    await rows.deleteFrom('questionnaire').where('id', '=', questionnaire).execute();
    note({ questionnaire });
  },
});
