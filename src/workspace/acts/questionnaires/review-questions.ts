import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { missingIn } from '../../questionnaires/answer-shape.ts';
import { findQuestionnaire } from '../../questionnaires/find.ts';
import { keepOpen } from '../../questionnaires/open-questionnaire.ts';
import { questionOf } from '../../questionnaires/questionnaire-shape.ts';
import { idShape } from '../../shapes.ts';

/** What stands before each step. */
const before = { proposed: ['reviewed', 'final'], reviewed: ['proposed', 'reviewed'], final: ['reviewed', 'final'] } as const;

export const reviewQuestions = changingAct({
  id: 'questionnaire.review',
  summary: 'Says of answers that a person has reviewed them, that reviewed ones are final, or that they are open again. Who and when stays with each. A final answer must be whole: what its state needs is there.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'POST', path: '/api/v1/questionnaires/{questionnaire}/reviews' },
  input: z.strictObject({ questionnaire: idShape, questions: z.array(idShape).min(1).max(200), review: z.enum(['proposed', 'reviewed', 'final']) }),
  output: z.object({ changed: z.number() }),
  find: findQuestionnaire,
  run: async ({ rows, actor, at, note }, { questionnaire, questions, review }) => {
    await keepOpen(rows, questionnaire);
    const found = await rows.selectFrom('question').selectAll().where('questionnaireId', '=', questionnaire).where('id', 'in', questions).orderBy('position').execute();
    if (found.length < new Set(questions).size) throw new ActRefused('not-found', 'There is no such question.');
    const problems: { path: string; message: string }[] = [];
    // Of one question it is said at which field; of several, which question.
    const isOne = found.length === 1;
    for (const row of found) {
      const { answer, position } = questionOf(row);
      if (answer === null) problems.push({ path: '', message: `Question ${position} has no answer.` });
      else if (!before[review].some((name) => name === row.review)) problems.push({ path: '', message: review === 'final' ? `Question ${position} is not reviewed yet.` : `Question ${position} is final; open it again first.` });
      else if (review !== 'proposed') problems.push(...missingIn(answer).map(({ path, message }) => (isOne ? { path: `/${path}`, message } : { path: '', message: `Question ${position}: ${message}` })));
    }
    if (problems.length > 0) throw new ActRefused('invalid-input', isOne ? 'This answer can’t take this step yet.' : 'Nothing was changed: some answers can’t take this step yet.', problems.slice(0, 20));
    const by = actor.accountId ?? actor.kind;
    const step = review === 'proposed' ? { reviewedBy: null, reviewedAt: null, finalBy: null, finalAt: null } : review === 'reviewed' ? { reviewedBy: by, reviewedAt: at, finalBy: null, finalAt: null, contradiction: null } : { finalBy: by, finalAt: at };
    await rows.updateTable('question').set({ review, ...step, changedAt: at }).where('id', 'in', found.map(({ id }) => id)).execute();
    note({ review, questions: found.length });
    return { changed: found.length };
  },
});
