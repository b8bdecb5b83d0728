import { z } from 'zod';
import { cancelJob as cancel } from '../../../store/jobs/job-rows.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findJob } from '../../measured/find.ts';
import { idShape } from '../../shapes.ts';

export const cancelJob = changingAct({
  id: 'job.cancel',
  summary: 'Stops a job that has not ended; nothing is kept of it.',
  area: 'business-data',
  object: 'job',
  http: { method: 'POST', path: '/api/v1/jobs/{job}/cancellation' },
  input: z.strictObject({ job: idShape }),
  output: z.object({ state: z.literal('cancelled') }),
  find: findJob,
  run: async ({ rows, at }, { job }) => {
    if (!(await cancel(rows, job, at))) throw new ActRefused('conflict', 'This job has ended already.');
    return { state: 'cancelled' };
  },
});
