import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findAssessment } from '../../measured/find.ts';
import { idShape } from '../../shapes.ts';

export const downloadAssessment = readingAct({
  id: 'assessment.download',
  summary: 'Gives the whole assessment as JSON, as `assay check --format json` writes it.',
  area: 'business-data',
  object: 'assessment',
  givesBytes: true,
  http: { method: 'GET', path: '/api/v1/assessments/{assessment}/bytes' },
  input: z.strictObject({ assessment: idShape }),
  output: z.object({ digest: z.string(), sizeBytes: z.number(), fileName: z.string() }),
  find: findAssessment,
  run: async ({ rows }, { assessment }) => {
    const { digest, sizeBytes, at } = await rows.selectFrom('assessment').select(['digest', 'sizeBytes', 'at']).where('id', '=', assessment).executeTakeFirstOrThrow();
    return { digest, sizeBytes, fileName: `assessment-${at.slice(0, 10)}.json` };
  },
});
