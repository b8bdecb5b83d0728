import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { answerColumns } from '../../questionnaires/answer-columns.ts';
import { answerShape } from '../../questionnaires/answer-shape.ts';
import { wordFor } from '../../questionnaires/choose-word.ts';
import { findQuestion } from '../../questionnaires/find.ts';
import { keepOpen } from '../../questionnaires/open-questionnaire.ts';
import { questionOf, revisionOf } from '../../questionnaires/questionnaire-shape.ts';
import { idShape } from '../../shapes.ts';

export const takeLibraryAnswer = changingAct({
  id: 'questionnaire.take-library-answer',
  summary: 'Answers a question with an approved answer of the library, to be reviewed. One that has expired is refused.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'POST', path: '/api/v1/questions/{question}/library-answer' },
  input: z.strictObject({ question: idShape, answer: idShape }),
  output: z.object({ revision: z.string() }),
  find: findQuestion,
  run: async ({ rows, actor, object, at, note }, { question, answer }) => {
    const row = await rows.selectFrom('question').selectAll().where('id', '=', question).executeTakeFirstOrThrow();
    await keepOpen(rows, row.questionnaireId);
    const kept = await rows.selectFrom('libraryAnswer').selectAll().where('id', '=', answer).where('retiredAt', 'is', null).executeTakeFirst();
    if (kept === undefined || (kept.productId !== null && kept.productId !== object.productId)) throw new ActRefused('not-found', 'There is no such answer in the library.');
    if (kept.expiresAt <= at) throw new ActRefused('conflict', `This answer held until ${kept.expiresAt.slice(0, 10)}. Its owner renews it, or you answer anew.`);
    const { choices, proposal } = questionOf(row);
    const given = answerShape.parse(JSON.parse(kept.answer));
    const choice = choices.length === 0 || choices.includes(given.choice) ? given.choice : wordFor(given.state, choices);
    const columns = answerColumns({ ...given, choice, from: 'library', verdicts: proposal?.verdicts ?? {} }, actor.accountId ?? actor.kind, at);
    await rows.updateTable('question').set(columns).where('id', '=', question).execute();
    note({ question, libraryAnswer: answer });
    return { revision: revisionOf(columns) };
  },
});
