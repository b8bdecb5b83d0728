import { newIdentifier } from '../../identity/identifier.ts';
import { addJob } from '../../store/jobs/job-rows.ts';
import type { Writer } from '../../store/store.ts';
import type { ActContext } from '../act.ts';
import { ActRefused } from '../act-refused.ts';
import { publicationJob, type PublicationJobInput } from './publish-release.ts';
import { planDigest, releaseSources } from './release-plan.ts';

/** Lets a request pass: what it asks for is as it was asked, and a job publishes it. @throws ActRefused */
export async function beginPublication({ rows, actor, services, at, note }: ActContext<Writer>, request: string): Promise<{ readonly job: string }> {
  const asked = await rows.selectFrom('dossierRequest').select(['productId', 'releaseId', 'state', 'planDigest']).where('id', '=', request).executeTakeFirstOrThrow();
  if (asked.state !== 'open') throw new ActRefused('conflict', 'This request waits for nothing any more.');
  if (planDigest(await releaseSources(rows, asked.releaseId, at)) !== asked.planDigest) throw new ActRefused('changed-meanwhile', 'The evidence, the statement or the choice of files was changed since this was asked for. Decline the request, look at the preview, and ask anew.');
  const job = newIdentifier(services.ports);
  const input: PublicationJobInput = { productId: asked.productId, request };
  await addJob(rows, { id: job, kind: publicationJob, input, askedBy: actor.accountId ?? actor.kind }, at);
  await rows.updateTable('dossierRequest').set({ state: 'publishing', decidedAt: at, decidedBy: actor.accountId ?? actor.kind, jobId: job }).where('id', '=', request).execute();
  note({ request, job, planDigest: asked.planDigest });
  return { job };
}
