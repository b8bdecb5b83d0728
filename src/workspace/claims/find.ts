import type { Reader } from '../../store/store.ts';
import type { ObjectFacts } from '../act.ts';
import { findAssessment, findProduct } from '../measured/find.ts';

const claimOf = (id: string, productId: string, accountId: string | null): ObjectFacts => ({ kind: 'claim', id, productId, accountId });

/** Finds what is said about a product as a whole. */
export async function findWordsOf(rows: Reader, input: { readonly product: string }): Promise<ObjectFacts | undefined> {
  const found = await findProduct(rows, input);
  return found === undefined ? undefined : claimOf('*', found.id, null);
}

/** Finds what is said about the findings of an assessment. */
export async function findWordsOfAssessment(rows: Reader, input: { readonly assessment: string }): Promise<ObjectFacts | undefined> {
  const found = await findAssessment(rows, input);
  return found === undefined || found.productId === null ? undefined : claimOf('*', found.productId, null);
}

/** Finds one claim; it belongs to the account that says it itself. */
export async function findClaim(rows: Reader, { claim }: { readonly claim: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('claim').select(['productId', 'byAccountId']).where('id', '=', claim).executeTakeFirst();
  return found === undefined ? undefined : claimOf(claim, found.productId, found.byAccountId);
}

/** Finds one affirmation; it belongs to the account that gave it. */
export async function findAffirmation(rows: Reader, { affirmation }: { readonly affirmation: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('affirmation').select(['productId', 'byAccountId']).where('id', '=', affirmation).executeTakeFirst();
  return found === undefined ? undefined : claimOf(affirmation, found.productId, found.byAccountId);
}

/** Finds a request for an affirmation; it belongs to the account that is asked. */
export async function findRequest(rows: Reader, { request }: { readonly request: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('affirmationRequest').select(['productId', 'toAccountId']).where('id', '=', request).executeTakeFirst();
  return found === undefined ? undefined : claimOf(request, found.productId, found.toAccountId);
}

/** Finds a person’s decision on a finding. */
export async function findReview(rows: Reader, { review }: { readonly review: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('findingReview').select(['productId', 'byAccountId']).where('id', '=', review).executeTakeFirst();
  return found === undefined ? undefined : claimOf(review, found.productId, found.byAccountId);
}

/** Finds what set a finding aside. */
export async function findSetAside(rows: Reader, { setAside }: { readonly setAside: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('findingSetAside').select(['productId', 'byAccountId']).where('id', '=', setAside).executeTakeFirst();
  return found === undefined ? undefined : claimOf(setAside, found.productId, found.byAccountId);
}

/** What an actor was asked to affirm. */
export async function findAskedOf(_rows: Reader, _input: unknown, { accountId }: { readonly accountId: string | null }): Promise<ObjectFacts | undefined> {
  return accountId === null ? undefined : { kind: 'claim', id: accountId, productId: null, accountId };
}
