import { keptQuery } from '../../store/kept-query.ts';
import type { Reader } from '../../store/store.ts';
import type { ObjectFacts } from '../act.ts';

/** Finds the product that an input names by id. */
export async function findProduct(rows: Reader, { product }: { readonly product: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('product').select('id').where('id', '=', product).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'product', id: found.id, productId: found.id, accountId: null };
}

/** Finds what is done to a product’s releases as a whole. */
export async function findReleasesOf(rows: Reader, input: { readonly product: string }): Promise<ObjectFacts | undefined> {
  const found = await findProduct(rows, input);
  return found === undefined ? undefined : { ...found, kind: 'release', id: '*' };
}

const productOf = keptQuery((rows, { release }: { readonly release: string }) => rows.selectFrom('release').select('productId').where('id', '=', release));

/** Finds one release. */
export async function findOneRelease(rows: Reader, { release }: { readonly release: string }): Promise<ObjectFacts | undefined> {
  const [found] = await productOf(rows, { release });
  return found === undefined ? undefined : { kind: 'release', id: release, productId: found.productId, accountId: null };
}

/** Finds what is done to the evidence or the assessments of a release as a whole. */
export function findOfRelease(kind: 'evidence' | 'assessment'): (rows: Reader, input: { readonly release: string }) => Promise<ObjectFacts | undefined> {
  return async (rows, { release }) => {
    const [found] = await productOf(rows, { release });
    return found === undefined ? undefined : { kind, id: '*', productId: found.productId, accountId: null };
  };
}

/** Finds a file of evidence; one that was removed is gone. */
export async function findEvidence(rows: Reader, { evidence }: { readonly evidence: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('evidenceFile').innerJoin('release', 'release.id', 'evidenceFile.releaseId').select(['release.productId', 'evidenceFile.receivedBy']).where('evidenceFile.id', '=', evidence).where('evidenceFile.removedAt', 'is', null).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'evidence', id: evidence, productId: found.productId, accountId: found.receivedBy };
}

/** Finds a file of evidence, one that was removed too: assessments that were made from it still point into it. */
export async function findEvidenceEver(rows: Reader, { evidence }: { readonly evidence: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('evidenceFile').innerJoin('release', 'release.id', 'evidenceFile.releaseId').select(['release.productId', 'evidenceFile.receivedBy']).where('evidenceFile.id', '=', evidence).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'evidence', id: evidence, productId: found.productId, accountId: found.receivedBy };
}

/** Finds what is done to a product’s assessments as a whole. */
export async function findAssessmentsOf(rows: Reader, input: { readonly product: string }): Promise<ObjectFacts | undefined> {
  const found = await findProduct(rows, input);
  return found === undefined ? undefined : { ...found, kind: 'assessment', id: '*' };
}

/** Finds an assessment; it belongs to whoever asked for it. */
export async function findAssessment(rows: Reader, { assessment }: { readonly assessment: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('assessment').innerJoin('release', 'release.id', 'assessment.releaseId').select(['release.productId', 'assessment.askedBy']).where('assessment.id', '=', assessment).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'assessment', id: assessment, productId: found.productId, accountId: found.askedBy };
}

/** Finds a job; it belongs to the product that its input names. */
export async function findJob(rows: Reader, { job }: { readonly job: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('job').select(['input', 'askedBy']).where('id', '=', job).executeTakeFirst();
  if (found === undefined) return undefined;
  const input: unknown = JSON.parse(found.input);
  const productId = typeof input === 'object' && input !== null && 'productId' in input && typeof input.productId === 'string' ? input.productId : null;
  return { kind: 'job', id: job, productId, accountId: found.askedBy };
}
