import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { addJob } from '../../../store/jobs/job-rows.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { assessmentJob, type AssessmentJobInput } from '../../measured/assess-release.ts';
import { findOfRelease } from '../../measured/find.ts';
import { idShape } from '../../shapes.ts';

export const askAssessment = changingAct({
  id: 'assessment.ask',
  summary: 'Asks for an assessment of a release from the evidence that it has now. The work is a job whose progress can be read.',
  area: 'business-data',
  object: 'assessment',
  http: { method: 'POST', path: '/api/v1/releases/{release}/assessments' },
  input: z.strictObject({ release: idShape }),
  output: z.object({ job: z.string() }),
  find: findOfRelease('assessment'),
  run: async ({ rows, actor, object, services, at, note }, { release }) => {
    const { productId } = object;
    if (productId === null) throw new ActRefused('not-found', 'There is no such release.');
    const input: AssessmentJobInput = { productId, releaseId: release };
    const asked = JSON.stringify(input);
    // The same job twice would only take the time twice.
    const waiting = await rows.selectFrom('job').select('id').where('kind', '=', assessmentJob).where('state', '=', 'waiting').where('input', '=', asked).executeTakeFirst();
    if (waiting !== undefined) return { job: waiting.id };
    const id = newIdentifier(services.ports);
    await addJob(rows, { id, kind: assessmentJob, input, askedBy: actor.accountId ?? actor.kind }, at);
    note({ job: id });
    return { job: id };
  },
});
