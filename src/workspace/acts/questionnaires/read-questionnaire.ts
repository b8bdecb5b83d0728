import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { countsOf } from '../../questionnaires/counts.ts';
import { findQuestionnaire } from '../../questionnaires/find.ts';
import { countsShape, questionnaireShape } from '../../questionnaires/questionnaire-shape.ts';
import { idShape } from '../../shapes.ts';

export const readQuestionnaire = readingAct({
  id: 'questionnaire.read',
  summary: 'Shows a questionnaire: where it came from, how many of its questions stand where, its sections, and the assessment that its proposals rest on.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'GET', path: '/api/v1/questionnaires/{questionnaire}' },
  input: z.strictObject({ questionnaire: idShape }),
  output: questionnaireShape.extend({
    questionSet: z.string().nullable(), counts: countsShape, sections: z.array(z.string()),
    product: z.object({ id: z.string(), name: z.string(), archivedAt: z.string().nullable() }),
    assessment: z.object({ id: z.string(), at: z.string(), version: z.string() }).nullable(),
    /** Whether there is an assessment that the proposals do not know yet. */
    hasNewerAssessment: z.boolean(),
  }),
  find: findQuestionnaire,
  run: async ({ rows }, { questionnaire }) => {
    const found = await rows.selectFrom('questionnaire').selectAll().where('id', '=', questionnaire).executeTakeFirstOrThrow();
    const product = await rows.selectFrom('product').select(['id', 'name', 'archivedAt']).where('id', '=', found.productId).executeTakeFirstOrThrow();
    const sections = await rows.selectFrom('question').select((build) => ['section', build.fn.min('position').as('first')]).where('questionnaireId', '=', questionnaire).groupBy('section').orderBy('first').limit(200).execute();
    const newest = await rows.selectFrom('assessment').select('id').where('productId', '=', found.productId).orderBy('at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
    const assessment = found.assessmentId === null ? undefined : await rows.selectFrom('assessment').innerJoin('release', 'release.id', 'assessment.releaseId').select(['assessment.id', 'assessment.at', 'release.version']).where('assessment.id', '=', found.assessmentId).executeTakeFirst();
    return { ...found, product, counts: (await countsOf(rows, [questionnaire]))(questionnaire), sections: sections.map(({ section }) => section), assessment: assessment ?? null, hasNewerAssessment: newest !== undefined && newest.id !== found.assessmentId };
  },
});
