import type { Reader } from '../../store/store.ts';
import type { ObjectFacts } from '../act.ts';

/** Finds a maker that is bought from, or looked at before it is. */
export async function findVendor(rows: Reader, { vendor }: { readonly vendor: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('vendor').select('id').where('id', '=', vendor).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'vendor', id: found.id, productId: null, accountId: null };
}

/** Finds the maker that a look was about. */
export async function findLook(rows: Reader, { look }: { readonly look: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('vendorLook').select('vendorId').where('id', '=', look).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'vendor', id: found.vendorId, productId: null, accountId: null };
}

/** Finds a case; it belongs to the account that answers for it. */
export async function findPurchase(rows: Reader, { purchase }: { readonly purchase: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('purchase').select(['id', 'ownerId']).where('id', '=', purchase).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'purchase', id: found.id, productId: null, accountId: found.ownerId };
}

/** Finds the case of a candidate. */
export async function findCandidate(rows: Reader, { candidate }: { readonly candidate: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('candidate').innerJoin('purchase', 'purchase.id', 'candidate.purchaseId').select(['purchase.id', 'purchase.ownerId']).where('candidate.id', '=', candidate).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'purchase', id: found.id, productId: null, accountId: found.ownerId };
}
