import type { Reader } from '../../store/store.ts';
import type { ObjectFacts } from '../act.ts';

/** Finds a risk that somebody is asked to accept; it belongs to whoever asked, who is therefore not the one to accept it. */
export async function findAcceptance(rows: Reader, { acceptance }: { readonly acceptance: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('acceptance').select(['id', 'askedBy']).where('id', '=', acceptance).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'acceptance', id: found.id, productId: null, accountId: found.askedBy };
}

/** Finds the acceptances that a candidate may need. */
export async function findAcceptancesOfCandidate(rows: Reader, { candidate }: { readonly candidate: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('candidate').select('id').where('id', '=', candidate).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'acceptance', id: '*', productId: null, accountId: null };
}

/** Finds the acceptances of a case. */
export async function findAcceptancesOfPurchase(rows: Reader, { purchase }: { readonly purchase: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('purchase').select('id').where('id', '=', purchase).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'acceptance', id: '*', productId: null, accountId: null };
}

/** Finds an objection; it belongs to whoever wrote it down, who does not decide it. */
export async function findObjection(rows: Reader, { objection }: { readonly objection: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('objection').select(['id', 'enteredBy']).where('id', '=', objection).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'objection', id: found.id, productId: null, accountId: found.enteredBy };
}

/** Finds the objections of a case. */
export async function findObjectionsOf(rows: Reader, { purchase }: { readonly purchase: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('purchase').select('id').where('id', '=', purchase).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'objection', id: '*', productId: null, accountId: null };
}

/** Finds the case of a clause. */
export async function findClause(rows: Reader, { clause }: { readonly clause: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('clause').innerJoin('candidate', 'candidate.id', 'clause.candidateId').innerJoin('purchase', 'purchase.id', 'candidate.purchaseId').select(['purchase.id', 'purchase.ownerId']).where('clause.id', '=', clause).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'purchase', id: found.id, productId: null, accountId: found.ownerId };
}

/** Finds a clause of the organisation’s own library. */
export async function findLibraryClause(rows: Reader, { libraryClause }: { readonly libraryClause: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('libraryClause').select('id').where('id', '=', libraryClause).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'purchase', id: '*', productId: null, accountId: null };
}
