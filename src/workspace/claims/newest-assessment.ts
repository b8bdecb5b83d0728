import type { SavedAssessment } from '../../assess/saved-assessment.ts';
import type { Scope } from '../../store/scope.ts';
import { keptAssessment } from '../measured/kept-assessment.ts';
import type { Services } from '../services.ts';

/** The newest assessment of a product, with what was kept of it. */
export interface NewestAssessment {
  readonly id: string;
  readonly at: string;
  readonly releaseId: string;
  readonly version: string;
  readonly kept: SavedAssessment;
}

/** Reads the newest assessment of a product, of whichever release. @throws StoreFailure when its bytes are damaged or gone */
export async function newestAssessment(services: Pick<Services, 'store' | 'evidence'>, scope: Scope, productId: string | null): Promise<NewestAssessment | undefined> {
  const newest = productId === null ? undefined : await services.store.read(scope, async (rows) => rows.selectFrom('assessment').innerJoin('release', 'release.id', 'assessment.releaseId').select(['assessment.id', 'assessment.at', 'assessment.releaseId', 'release.version']).where('assessment.productId', '=', productId).orderBy('assessment.at', 'desc').orderBy('assessment.id', 'desc').limit(1).executeTakeFirst());
  return newest === undefined ? undefined : { ...newest, kept: await keptAssessment(services, scope, newest.id) };
}
