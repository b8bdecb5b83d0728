import type { Ports } from '../../model/ports.ts';
import type { Reader, Writer } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { newIdentifier } from '../identifier.ts';
import { hashOfSecret, newSecret, writeScopedSecret } from '../scoped-secret.ts';
import { contactLimits } from '../session-limits.ts';
import type { SessionCookie } from '../sessions.ts';
import { steadyClockOf } from '../steady-clock.ts';

/** Opens the session of a contact, who showed a link and its code. It never outlives the link. */
export async function openContactSession(rows: Writer, ports: Ports, organisationId: string, contact: Pick<Tables['sheetContact'], 'id'>): Promise<SessionCookie> {
  const now = steadyClockOf(ports).now();
  const at = new Date(now).toISOString();
  const endsAt = new Date(now + contactLimits.hours * 3_600_000).toISOString();
  const secret = newSecret(ports);
  await rows.insertInto('contactSession').values({ id: newIdentifier(ports), contactId: contact.id, hash: hashOfSecret(secret), createdAt: at, lastSeenAt: at, endsAt, endedAt: null }).execute();
  return { cookie: writeScopedSecret({ organisationId, secret }), endsAt };
}

/** The session that a cookie’s secret opens, while the link by which it came still counts. */
export async function contactOfSession(rows: Reader, secret: string, at: string): Promise<Pick<Tables['contactSession'], 'id' | 'contactId' | 'createdAt' | 'lastSeenAt' | 'endsAt'> | undefined> {
  return rows.selectFrom('contactSession').innerJoin('sheetContact', 'sheetContact.id', 'contactSession.contactId')
    .select(['contactSession.id', 'contactSession.contactId', 'contactSession.createdAt', 'contactSession.lastSeenAt', 'contactSession.endsAt'])
    .where('contactSession.hash', '=', hashOfSecret(secret)).where('contactSession.endedAt', 'is', null).where('sheetContact.revokedAt', 'is', null).where('sheetContact.expiresAt', '>', at).executeTakeFirst();
}

/** Whether a contact’s session still counts: not ended, and its link neither revoked nor over. */
export async function isContactGood(rows: Reader, sessionId: string, at: string): Promise<boolean> {
  const found = await rows.selectFrom('contactSession').innerJoin('sheetContact', 'sheetContact.id', 'contactSession.contactId').select('contactSession.id')
    .where('contactSession.id', '=', sessionId).where('contactSession.endedAt', 'is', null).where('sheetContact.revokedAt', 'is', null).where('sheetContact.expiresAt', '>', at).executeTakeFirst();
  return found !== undefined;
}

/** Writes down that a contact’s session was used. */
export async function seeContactSession(rows: Writer, sessionId: string, at: string): Promise<void> {
  await rows.updateTable('contactSession').set({ lastSeenAt: at }).where('id', '=', sessionId).where('endedAt', 'is', null).execute();
}

/** Ends the session of a contact. */
export async function endContactSession(rows: Writer, sessionId: string, at: string): Promise<void> {
  await rows.updateTable('contactSession').set({ endedAt: at }).where('id', '=', sessionId).where('endedAt', 'is', null).execute();
}
