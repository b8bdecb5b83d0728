import type { Reader, Writer } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { ActRefused } from '../act-refused.ts';
import { keptAffirmation } from './keep-affirmation.ts';
import type { ownWord } from './person-word.ts';

type Request = Tables['affirmationRequest'];

/** A request that still waits for an answer. @throws ActRefused */
export async function openRequestOf(rows: Reader, id: string, at: string): Promise<Request> {
  const request = await rows.selectFrom('affirmationRequest').selectAll().where('id', '=', id).where('state', '=', 'open').where('expiresAt', '>', at).executeTakeFirst();
  if (request === undefined) throw new ActRefused('conflict', 'This request was answered, was taken back, or has ended.');
  return request;
}

/** Ends a request without an affirmation: the address that it went to is forgotten. */
export async function endRequest(rows: Writer, id: string, end: Pick<Request, 'state' | 'reason' | 'endedAt' | 'endedBy'>): Promise<void> {
  await rows.updateTable('affirmationRequest').set({ ...end, toMail: null }).where('id', '=', id).execute();
}

/** Keeps the affirmation that a request asked for, word for word as it was asked, and ends the request. @param endedBy an account or `link` */
export async function affirmRequest(rows: Writer, request: Request, columns: ReturnType<typeof ownWord>, shownBy: Tables['affirmation']['shownBy'], at: string, endedBy: string): Promise<void> {
  const { id, requirement, part, claimId, scope, text, validUntil } = request;
  await keptAffirmation(rows, { ...columns, requirement, part, claimId, requestId: id, scope, text, shownBy, affirmedAt: at.slice(0, 10), expiresAt: validUntil });
  await rows.updateTable('affirmationRequest').set({ state: 'affirmed', affirmationId: columns.id, endedAt: at, endedBy }).where('id', '=', id).execute();
}
