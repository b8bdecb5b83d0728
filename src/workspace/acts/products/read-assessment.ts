import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { assessmentOf, assessmentShape, verdictShape } from '../../measured/assessment-shape.ts';
import { findAssessment } from '../../measured/find.ts';
import { keptAssessment } from '../../measured/kept-assessment.ts';
import { verdictOf } from '../../measured/kept-requirement.ts';
import { idShape } from '../../shapes.ts';

export const readAssessment = readingAct({
  id: 'assessment.read',
  summary: 'Shows an assessment: the verdict on each requirement with its reason, how many there are of each, and the goals.',
  area: 'business-data',
  object: 'assessment',
  http: { method: 'GET', path: '/api/v1/assessments/{assessment}' },
  input: z.strictObject({ assessment: idShape }),
  output: assessmentShape.extend({ product: z.string(), verdicts: z.array(verdictShape) }),
  find: findAssessment,
  prepare: async ({ services, actor }, { assessment }) => keptAssessment(services, actor.scope, assessment),
  run: async ({ rows }, { assessment }, kept) => {
    const row = await rows.selectFrom('assessment').selectAll().where('id', '=', assessment).executeTakeFirstOrThrow();
    return { ...assessmentOf(row), product: kept.product.name, verdicts: kept.verdicts.map(verdictOf) };
  },
});
