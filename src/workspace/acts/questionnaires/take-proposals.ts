import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { answerColumns } from '../../questionnaires/answer-columns.ts';
import { wordFor } from '../../questionnaires/choose-word.ts';
import { findQuestionnaire } from '../../questionnaires/find.ts';
import { keepOpen } from '../../questionnaires/open-questionnaire.ts';
import { questionOf } from '../../questionnaires/questionnaire-shape.ts';
import { idShape } from '../../shapes.ts';

export const takeProposals = changingAct({
  id: 'questionnaire.take-proposals',
  summary: 'Takes over what evidence proposes as answers, to be reviewed: for named questions, or for all unanswered ones whose proposal is sure. An answer that is there already is never replaced this way.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'POST', path: '/api/v1/questionnaires/{questionnaire}/proposals' },
  input: z.strictObject({ questionnaire: idShape, questions: z.array(idShape).min(1).max(200).optional() }),
  output: z.object({ taken: z.number() }),
  find: findQuestionnaire,
  run: async ({ rows, actor, at, note }, { questionnaire, questions }) => {
    await keepOpen(rows, questionnaire);
    let query = rows.selectFrom('question').selectAll().where('questionnaireId', '=', questionnaire).where('review', '=', 'none').where('proposedState', 'is not', null);
    query = questions === undefined ? query.where('confidence', '=', 'sure') : query.where('id', 'in', questions);
    const found = await query.execute();
    for (const row of found) {
      const { proposal, choices } = questionOf(row);
      if (proposal?.state === null || proposal === null) continue;
      const { state, text, evidence, verdicts } = proposal;
      await rows.updateTable('question').set(answerColumns({ state, text, choice: wordFor(state, choices), basis: '', plannedOn: null, commitment: null, evidence, from: 'evidence', verdicts }, actor.accountId ?? actor.kind, at)).where('id', '=', row.id).execute();
    }
    note({ taken: found.length });
    return { taken: found.length };
  },
});
