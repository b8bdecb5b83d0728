import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { assessmentForms, exported, type AssessmentForm } from '../../measured/export-forms.ts';
import { findAssessment } from '../../measured/find.ts';
import { keptBytes } from '../../measured/kept-assessment.ts';
import { idShape } from '../../shapes.ts';

export const exportAssessment = readingAct({
  id: 'assessment.export',
  summary: 'Gives an assessment in another form, as `assay check --format` writes it: JSON, SARIF, JUnit, Markdown, HTML, CSV or OSCAL. Each says that it is not a verdict of, or endorsed by, any agency.',
  area: 'business-data',
  object: 'assessment',
  givesBytes: true,
  http: { method: 'GET', path: '/api/v1/assessments/{assessment}/export' },
  input: z.strictObject({ assessment: idShape, format: z.enum(Object.keys(assessmentForms) as [AssessmentForm, ...AssessmentForm[]]) }),
  output: z.object({ digest: z.string(), sizeBytes: z.number(), fileName: z.string() }),
  find: findAssessment,
  // The bytes are made anew each time; nothing names them afterwards, and the sweep takes them away after a day.
  prepare: async ({ services, actor }, { assessment, format }) => exported(services, actor.scope, await keptBytes(services, actor.scope, assessment), format),
  run: async ({ rows, note }, { assessment, format }, stored) => {
    const { at } = await rows.selectFrom('assessment').select('at').where('id', '=', assessment).executeTakeFirstOrThrow();
    note({ format });
    return { ...stored, fileName: `assessment-${at.slice(0, 10)}.${assessmentForms[format].ending}` };
  },
});
