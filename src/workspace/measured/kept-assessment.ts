import { savedAssessmentIn, type SavedAssessment } from '../../assess/saved-assessment.ts';
import type { Scope } from '../../store/scope.ts';
import type { Services } from '../services.ts';

/** An assessment as it was kept. @throws StoreFailure when its bytes are damaged or gone */
export async function keptAssessment({ store, evidence }: Pick<Services, 'store' | 'evidence'>, scope: Scope, id: string): Promise<SavedAssessment> {
  const { digest } = await store.read(scope, async (rows) => rows.selectFrom('assessment').select('digest').where('id', '=', id).executeTakeFirstOrThrow());
  const pieces: Uint8Array[] = [];
  for await (const piece of evidence.open(scope, digest)) pieces.push(piece);
  return savedAssessmentIn(Buffer.concat(pieces));
}

/** The assessment before another one, of the same product. */
export async function assessmentBefore({ store }: Pick<Services, 'store'>, scope: Scope, id: string): Promise<string | undefined> {
  return store.read(scope, async (rows) => {
    const own = await rows.selectFrom('assessment').innerJoin('release', 'release.id', 'assessment.releaseId').select(['assessment.at', 'release.productId']).where('assessment.id', '=', id).executeTakeFirstOrThrow();
    const before = await rows.selectFrom('assessment').innerJoin('release', 'release.id', 'assessment.releaseId').select('assessment.id').where('release.productId', '=', own.productId).where('assessment.at', '<', own.at).orderBy('assessment.at', 'desc').limit(1).executeTakeFirst();
    return before?.id;
  });
}
