import { z } from 'zod';
import { differenceOf } from '../../../assess/difference.ts';
import { readingAct } from '../../act.ts';
import { findAssessment } from '../../measured/find.ts';
import { assessmentBefore, keptAssessment } from '../../measured/kept-assessment.ts';
import { idShape } from '../../shapes.ts';

const findingShape = z.object({ fingerprint: z.string(), check: z.string(), message: z.string() });

export const compareAssessment = readingAct({
  id: 'assessment.compare',
  summary: 'Says what changed since the assessment before it of the same product: verdicts, findings and figures.',
  area: 'business-data',
  object: 'assessment',
  http: { method: 'GET', path: '/api/v1/assessments/{assessment}/difference' },
  input: z.strictObject({ assessment: idShape }),
  output: z.object({
    before: z.string().nullable(),
    verdicts: z.array(z.object({ requirement: z.string(), before: z.string().nullable(), after: z.string().nullable(), reason: z.string() })),
    newFindings: z.array(findingShape), goneFindings: z.array(findingShape),
    figures: z.array(z.object({ measure: z.string(), before: z.string(), after: z.string() })),
  }),
  find: findAssessment,
  prepare: async ({ services, actor }, { assessment }) => {
    const before = await assessmentBefore(services, actor.scope, assessment);
    if (before === undefined) return undefined;
    return { before, difference: differenceOf(await keptAssessment(services, actor.scope, before), await keptAssessment(services, actor.scope, assessment)) };
  },
  run: async (_context, _input, compared) => {
    if (compared === undefined) return { before: null, verdicts: [], newFindings: [], goneFindings: [], figures: [] };
    const { verdicts, newFindings, goneFindings, figures } = compared.difference;
    return { before: compared.before, verdicts: verdicts.map(({ before, after, ...rest }) => ({ ...rest, before: before ?? null, after: after ?? null })), newFindings: [...newFindings], goneFindings: [...goneFindings], figures: [...figures] };
  },
});
