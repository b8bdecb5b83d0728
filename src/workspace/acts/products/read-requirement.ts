import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { requirementShape } from '../../measured/assessment-shape.ts';
import { findAssessment } from '../../measured/find.ts';
import { keptAssessment } from '../../measured/kept-assessment.ts';
import { keptRequirement } from '../../measured/kept-requirement.ts';
import { idShape } from '../../shapes.ts';

export const readRequirement = readingAct({
  id: 'assessment.read-requirement',
  summary: 'Shows what the verdict on one requirement rests on: its parts, findings with their places, and how to mend what fails.',
  area: 'business-data',
  object: 'assessment',
  http: { method: 'GET', path: '/api/v1/assessments/{assessment}/requirement' },
  input: z.strictObject({ assessment: idShape, requirement: z.string().min(1).max(100) }),
  output: requirementShape.extend({ releaseId: z.string() }),
  find: findAssessment,
  prepare: async ({ services, actor }, { assessment, requirement }) => keptRequirement(await keptAssessment(services, actor.scope, assessment), requirement),
  run: async ({ rows }, { assessment }, found) => {
    if (found === undefined) throw new ActRefused('not-found', 'There is no such requirement.');
    return { ...found, ...(await rows.selectFrom('assessment').select('releaseId').where('id', '=', assessment).executeTakeFirstOrThrow()) };
  },
});
