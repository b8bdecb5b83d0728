import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findQuestion } from '../../questionnaires/find.ts';
import { similarAnswers, suggestionsFor } from '../../questionnaires/library-answers.ts';
import { questionOf, questionShape, suggestionShape } from '../../questionnaires/questionnaire-shape.ts';
import { idShape } from '../../shapes.ts';

export const readQuestion = readingAct({
  id: 'questionnaire.read-question',
  summary: 'Shows one question with everything that helps to answer it, and its neighbours.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'GET', path: '/api/v1/questions/{question}' },
  input: z.strictObject({ question: idShape }),
  output: questionShape.extend({
    questionnaire: z.object({ id: z.string(), title: z.string(), state: z.enum(['draft', 'open', 'closed']) }), product: z.object({ id: z.string(), name: z.string(), archivedAt: z.string().nullable() }),
    suggestions: z.array(suggestionShape), people: z.object({ answeredBy: z.string().nullable(), reviewedBy: z.string().nullable(), finalBy: z.string().nullable() }), before: z.string().nullable(), after: z.string().nullable(), ofQuestions: z.number(),
  }),
  find: findQuestion,
  run: async ({ rows, object, at }, { question }) => {
    const row = await rows.selectFrom('question').selectAll().where('id', '=', question).executeTakeFirstOrThrow();
    const questionnaire = await rows.selectFrom('questionnaire').select(['id', 'title', 'state', 'productId']).where('id', '=', row.questionnaireId).executeTakeFirstOrThrow();
    const product = await rows.selectFrom('product').select(['id', 'name', 'archivedAt']).where('id', '=', questionnaire.productId).executeTakeFirstOrThrow();
    const beside = await rows.selectFrom('question').select(['id', 'position']).where('questionnaireId', '=', row.questionnaireId).where('position', 'in', [row.position - 1, row.position + 1]).execute();
    const { all } = await rows.selectFrom('question').select((build) => build.fn.countAll().as('all')).where('questionnaireId', '=', row.questionnaireId).executeTakeFirstOrThrow();
    const same = (await suggestionsFor(rows, [row], object.productId ?? '', at))(row);
    const ids = [row.answeredBy, row.reviewedBy, row.finalBy].filter((id) => id !== null);
    const accounts = ids.length === 0 ? [] : await rows.selectFrom('account').select(['id', 'displayName']).where('id', 'in', ids).execute();
    const nameOf = (id: string | null): string | null => accounts.find((one) => one.id === id)?.displayName ?? null;
    const atPosition = (position: number): string | null => beside.find((one) => one.position === position)?.id ?? null;
    return { ...questionOf(row), questionnaire, product, suggestions: [...(same === null ? [] : [same]), ...(await similarAnswers(rows, row, object.productId ?? '', at))], people: { answeredBy: nameOf(row.answeredBy), reviewedBy: nameOf(row.reviewedBy), finalBy: nameOf(row.finalBy) }, before: atPosition(row.position - 1), after: atPosition(row.position + 1), ofQuestions: Number(all) };
  },
});
