import { savedAssessmentIn, type SavedAssessment } from '../../assess/saved-assessment.ts';
import type { Scope } from '../../store/scope.ts';
import type { Services } from '../services.ts';
import { newestOf } from './newest.ts';

/** An assessment as it was kept. @throws StoreFailure when its bytes are damaged or gone */
export async function keptAssessment(services: Pick<Services, 'store' | 'evidence'>, scope: Scope, id: string): Promise<SavedAssessment> {
  return savedAssessmentIn(await keptBytes(services, scope, id));
}

/** The bytes of an assessment. @throws StoreFailure when they are damaged or gone */
export async function keptBytes({ store, evidence }: Pick<Services, 'store' | 'evidence'>, scope: Scope, id: string): Promise<Uint8Array> {
  const { digest } = await store.read(scope, async (rows) => rows.selectFrom('assessment').select('digest').where('id', '=', id).executeTakeFirstOrThrow());
  const pieces: Uint8Array[] = [];
  for await (const piece of evidence.open(scope, digest)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The assessment before another one, of the same product. */
export async function assessmentBefore({ store }: Pick<Services, 'store'>, scope: Scope, id: string): Promise<string | undefined> {
  return store.read(scope, async (rows) => {
    const own = await rows.selectFrom('assessment').select(['at', 'productId']).where('id', '=', id).executeTakeFirstOrThrow();
    const before = await newestOf(rows, own.productId).select('id').where('at', '<', own.at).executeTakeFirst();
    return before?.id;
  });
}
