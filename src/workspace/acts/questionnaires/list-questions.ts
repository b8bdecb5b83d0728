import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { answerStateShape } from '../../questionnaires/answer-shape.ts';
import { findQuestionnaire } from '../../questionnaires/find.ts';
import { suggestionsFor } from '../../questionnaires/library-answers.ts';
import { confidenceShape, questionOf, questionShape, reviewShape, suggestionShape } from '../../questionnaires/questionnaire-shape.ts';
import { idShape, limitShape } from '../../shapes.ts';

export const listQuestions = readingAct({
  id: 'questionnaire.list-questions',
  summary: 'Lists the questions of a questionnaire in their order, each with what evidence proposes, approved answers to the same question, the answer and its review. Fields narrow the list.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'GET', path: '/api/v1/questionnaires/{questionnaire}/questions' },
  input: z.strictObject({
    questionnaire: idShape, state: answerStateShape.or(z.literal('unanswered')).optional(), review: reviewShape.optional(), confidence: confidenceShape.optional(), proposed: answerStateShape.or(z.literal('nothing')).optional(),
    section: z.string().max(200).optional(), words: z.string().max(100).optional(), changed: z.boolean().optional(), after: z.number().int().min(0).optional(), limit: limitShape,
  }),
  output: z.object({ questions: z.array(questionShape.extend({ suggestion: suggestionShape.nullable() })), matching: z.number(), next: z.number().nullable() }),
  find: findQuestionnaire,
  run: async ({ rows, object, at }, { questionnaire, state, review, confidence, proposed, section, words = '', changed, after = 0, limit }) => {
    let query = rows.selectFrom('question').where('questionnaireId', '=', questionnaire);
    if (state !== undefined) query = query.where('answerState', '=', state);
    if (review !== undefined) query = query.where('review', '=', review);
    if (confidence !== undefined) query = query.where('confidence', '=', confidence);
    if (proposed !== undefined) query = proposed === 'nothing' ? query.where('proposedState', 'is', null) : query.where('proposedState', '=', proposed);
    if (section !== undefined) query = query.where('section', '=', section);
    if (changed === true) query = query.where('contradiction', 'is not', null);
    const sought = words.trim().toLowerCase();
    if (sought !== '') query = query.where((is) => is(is.fn<string>('lower', ['text']), 'like', `%${sought.replaceAll(/[\\%_]/g, '')}%`));
    const { matching } = await query.select((build) => build.fn.countAll().as('matching')).executeTakeFirstOrThrow();
    const found = await query.selectAll().where('position', '>', after).orderBy('position').limit(limit + 1).execute();
    const shown = found.slice(0, limit);
    const suggestions = await suggestionsFor(rows, shown, object.productId ?? '', at);
    return { questions: shown.map((row) => ({ ...questionOf(row), suggestion: suggestions(row) })), matching: Number(matching), next: found.length > limit ? (shown.at(-1)?.position ?? null) : null };
  },
});
