import type { Reader } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { ActRefused } from '../act-refused.ts';

/** An acceptance that nobody has decided. @throws ActRefused */
export async function undecided(rows: Reader, acceptance: string): Promise<Tables['acceptance']> {
  const decided = await rows.selectFrom('acceptanceDecision').select('outcome').where('acceptanceId', '=', acceptance).executeTakeFirst();
  if (decided !== undefined) throw new ActRefused('conflict', decided.outcome === 'withdrawn' ? 'This request was taken back.' : `This was decided already: ${decided.outcome === 'approved' ? 'the risk is accepted' : 'it was declined'}. A decision is never changed.`);
  return rows.selectFrom('acceptance').selectAll().where('id', '=', acceptance).executeTakeFirstOrThrow();
}

/** Refuses whoever answers for the case, or did when it was asked for: an acceptance is somebody else’s. @throws ActRefused */
export async function keepFromOwner(rows: Reader, { purchaseId, caseOwnerId }: Pick<Tables['acceptance'], 'purchaseId' | 'caseOwnerId'>, accountId: string | null): Promise<void> {
  const { ownerId, createdBy } = await rows.selectFrom('purchase').select(['ownerId', 'createdBy']).where('id', '=', purchaseId).executeTakeFirstOrThrow();
  if (accountId === null || [ownerId, createdBy, caseOwnerId].includes(accountId)) throw new ActRefused('not-allowed', 'You answer for this case, or opened it. Its risks are accepted by an executive who did neither.');
}

/** Two names are the same however they are spaced and capitalised. */
export function isSameName(one: string, other: string): boolean {
  const plain = (name: string): string => name.normalize('NFC').trim().replaceAll(/\s+/gu, ' ').toLowerCase();
  return plain(one) === plain(other);
}
