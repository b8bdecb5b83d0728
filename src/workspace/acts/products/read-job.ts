import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findJob } from '../../measured/find.ts';
import { idShape } from '../../shapes.ts';

const progressShape = z.object({ done: z.number(), total: z.number().nullable(), words: z.string() });

export const readJob = readingAct({
  id: 'job.read',
  summary: 'Says how far a job got, and what came of it.',
  area: 'business-data',
  object: 'job',
  unlogged: 'It is asked every second while somebody waits, and tells nothing of the data.',
  http: { method: 'GET', path: '/api/v1/jobs/{job}' },
  input: z.strictObject({ job: idShape }),
  output: z.object({ id: z.string(), kind: z.string(), state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']), attempts: z.number(), progress: progressShape, result: z.object({ assessmentId: z.string() }).nullable(), reportId: z.string().nullable(), lookId: z.string().nullable(), problem: z.string().nullable(), createdAt: z.string(), endedAt: z.string().nullable() }),
  find: findJob,
  run: async ({ rows }, { job }) => {
    const found = await rows.selectFrom('job').selectAll().where('id', '=', job).executeTakeFirstOrThrow();
    const kept: unknown = JSON.parse(found.result ?? 'null');
    const result = z.object({ assessmentId: z.string() }).safeParse(kept);
    const written = z.object({ reportId: z.string() }).safeParse(kept);
    const looked = z.object({ lookId: z.string() }).safeParse(kept);
    return { ...found, progress: progressShape.parse(JSON.parse(found.progress)), result: result.success ? result.data : null, reportId: written.success ? written.data.reportId : null, lookId: looked.success ? looked.data.lookId : null };
  },
});
