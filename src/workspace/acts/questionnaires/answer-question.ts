import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { answerColumns } from '../../questionnaires/answer-columns.ts';
import { answerShape } from '../../questionnaires/answer-shape.ts';
import { findQuestion } from '../../questionnaires/find.ts';
import { keepOpen } from '../../questionnaires/open-questionnaire.ts';
import { questionOf, revisionOf } from '../../questionnaires/questionnaire-shape.ts';
import { idShape } from '../../shapes.ts';

export const answerQuestion = changingAct({
  id: 'questionnaire.answer',
  summary: 'Answers one question. Whatever review the answer before had is gone with it.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'PUT', path: '/api/v1/questions/{question}/answer' },
  input: z.strictObject({ question: idShape, answer: answerShape.extend({ choice: answerShape.shape.choice.default(''), basis: answerShape.shape.basis.default(''), plannedOn: answerShape.shape.plannedOn.default(null), commitment: answerShape.shape.commitment.default(null), evidence: answerShape.shape.evidence.default('') }), ifMatch: z.string().max(100).optional() }),
  output: z.object({ revision: z.string() }),
  find: findQuestion,
  run: async ({ rows, actor, at, note }, { question, answer, ifMatch }) => {
    const row = await rows.selectFrom('question').selectAll().where('id', '=', question).executeTakeFirstOrThrow();
    await keepOpen(rows, row.questionnaireId);
    if (ifMatch !== undefined && ifMatch !== revisionOf(row)) throw new ActRefused('changed-meanwhile', 'Somebody else has changed this question meanwhile. Look at it again.');
    const { choices, proposal } = questionOf(row);
    if (answer.choice !== '' && choices.length > 0 && !choices.includes(answer.choice)) throw new ActRefused('invalid-input', 'The questionnaire does not offer this word.', [{ path: '/answer/choice', message: `Expected one of: ${choices.join(', ')}.` }]);
    const columns = answerColumns({ ...answer, from: 'person', verdicts: proposal?.verdicts ?? {} }, actor.accountId ?? actor.kind, at);
    await rows.updateTable('question').set(columns).where('id', '=', question).execute();
    note({ question, state: answer.state });
    return { revision: revisionOf(columns) };
  },
});
