import { z } from 'zod';
import type { Reader } from '../../store/store.ts';

/** A request for publication as it leaves. */
export const requestShape = z.object({
  id: z.string(), releaseId: z.string(), version: z.string(), state: z.enum(['open', 'declined', 'publishing', 'published', 'failed']), planDigest: z.string(),
  askedAt: z.string(), askedBy: z.string(), decidedAt: z.string().nullable(), decidedBy: z.string().nullable(), jobId: z.string().nullable(), problem: z.string().nullable(),
});

/** The newest requests of a product, each with what became of its work. */
export async function newestRequests(rows: Reader, product: string, most: number): Promise<z.infer<typeof requestShape>[]> {
  const found = await rows.selectFrom('dossierRequest').innerJoin('release', 'release.id', 'dossierRequest.releaseId').leftJoin('job', 'job.id', 'dossierRequest.jobId')
    .selectAll('dossierRequest').select(['release.version', 'job.state as jobState', 'job.problem as jobProblem']).where('dossierRequest.productId', '=', product).orderBy('dossierRequest.askedAt', 'desc').orderBy('dossierRequest.id', 'desc').limit(most).execute();
  return found.map(({ jobState, jobProblem, ...request }) => {
    // A job that was stopped, or that failed for a reason which a request does not know, leaves its request behind.
    if (request.state !== 'publishing' || jobState === 'waiting' || jobState === 'running') return request;
    return { ...request, state: 'failed' as const, problem: jobState === 'cancelled' ? 'It was stopped before it was done.' : jobProblem ?? 'The work ended for an unknown reason.' };
  });
}

/** Whether something of the product waits for a second person or is being published. */
export function isUnderWay({ state }: Pick<z.infer<typeof requestShape>, 'state'>): boolean {
  return state === 'open' || state === 'publishing';
}
