import { keptAssessment } from '../measured/kept-assessment.ts';
import type { Scope } from '../../store/scope.ts';
import type { Services } from '../services.ts';
import type { ProposalGround } from './propose.ts';

/** The newest assessment of a product with the days of its evidence; undefined when there is none yet. @param at RFC 3339 @throws StoreFailure */
export async function groundOf(services: Pick<Services, 'store' | 'evidence'>, scope: Scope, productId: string, at: string): Promise<ProposalGround | undefined> {
  const newest = await services.store.read(scope, async (rows) => {
    const assessment = await rows.selectFrom('assessment').innerJoin('release', 'release.id', 'assessment.releaseId').select(['assessment.id', 'assessment.releaseId', 'release.version']).where('assessment.productId', '=', productId).orderBy('assessment.at', 'desc').orderBy('assessment.id', 'desc').limit(1).executeTakeFirst();
    if (assessment === undefined) return undefined;
    const files = await rows.selectFrom('evidenceFile').select(['path', 'receivedAt']).where('releaseId', '=', assessment.releaseId).where('removedAt', 'is', null).execute();
    const milestones = await rows.selectFrom('milestone').select(['requirement', 'dueAt']).where('productId', '=', productId).where('endedAt', 'is', null).where('doneAt', 'is', null).where('dueAt', '>=', at.slice(0, 10)).orderBy('dueAt', 'desc').execute();
    return { assessment, files, milestones };
  });
  if (newest === undefined) return undefined;
  const { assessment: { id, version }, files, milestones } = newest;
  return { id, version, saved: await keptAssessment(services, scope, id), receivedAt: new Map(files.map(({ path, receivedAt }) => [path, receivedAt])), plannedOn: new Map(milestones.map(({ requirement, dueAt }) => [requirement, dueAt.slice(0, 10)])) };
}
