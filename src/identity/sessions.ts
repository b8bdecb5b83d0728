import type { Ports } from '../model/ports.ts';
import type { Settings } from '../settings/settings.ts';
import type { Writer } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';
import type { RequestFacts } from './actor.ts';
import { newIdentifier } from './identifier.ts';
import { hashOfSecret, newSecret, writeScopedSecret } from './scoped-secret.ts';
import { steadyClockOf } from './steady-clock.ts';

/** How somebody signed in. */
export type SessionMethod = Tables['session']['method'];

/** Why a session ended, for its owner and the audit log. */
export type EndReason = 'signed-out' | 'revoked' | 'credentials-changed' | 'roles-changed' | 'deactivated' | 'recovered' | 'replaced';

/** What the server turns into a cookie. */
export interface SessionCookie {
  /** `<organisation>.<secret>`; only its hash is kept. */
  readonly cookie: string;
  /** The absolute end, RFC 3339. */
  readonly endsAt: string;
}

export interface NewSession {
  readonly accountId: string;
  readonly method: SessionMethod;
  readonly request: RequestFacts;
  /** Whether a passkey was shown just now. */
  readonly isSteppedUp: boolean;
}

/** A recovery session lasts as long as making a passkey takes, in minutes. */
export const recoveryMinutes = 15;
/** Characters of a browser’s own words that are kept. */
const userAgentMost = 200;

/**
 * Opens a session. Whatever session the browser had before is none of it: the secret is always new.
 * @param organisationId of the account
 */
export async function openSession(rows: Writer, ports: Ports, settings: Settings, organisationId: string, { accountId, method, request, isSteppedUp }: NewSession): Promise<SessionCookie & { readonly id: string }> {
  const now = steadyClockOf(ports).now();
  const at = new Date(now).toISOString();
  const minutes = method === 'recovery' ? recoveryMinutes : settings.sessionHours * 60;
  const endsAt = new Date(now + minutes * 60_000).toISOString();
  const id = newIdentifier(ports);
  const secret = newSecret(ports);
  await rows.insertInto('session').values({
    id, accountId, hash: hashOfSecret(secret), method, createdAt: at, lastSeenAt: at, endsAt, steppedUpAt: isSteppedUp ? at : null,
    userAgent: request.userAgent.slice(0, userAgentMost), sourceAddress: request.sourceAddress, endedAt: null, endReason: null,
  }).execute();
  return { id, cookie: writeScopedSecret({ organisationId, secret }), endsAt };
}

/**
 * Notes that a passkey was shown in a session, and gives it a new secret: the old cookie is dead from then on.
 * @returns undefined when the session has ended
 */
export async function stepUpSession(rows: Writer, ports: Ports, organisationId: string, sessionId: string): Promise<SessionCookie | undefined> {
  const secret = newSecret(ports);
  const at = new Date(steadyClockOf(ports).now()).toISOString();
  const changed = await rows.updateTable('session').set({ hash: hashOfSecret(secret), steppedUpAt: at, lastSeenAt: at }).where('id', '=', sessionId).where('endedAt', 'is', null).returning('endsAt').executeTakeFirst();
  return changed === undefined ? undefined : { cookie: writeScopedSecret({ organisationId, secret }), endsAt: changed.endsAt };
}

/** Ends one session. @returns whether it was open */
export async function endSession(rows: Writer, sessionId: string, reason: EndReason, at: string): Promise<boolean> {
  const ended = await rows.updateTable('session').set({ endedAt: at, endReason: reason }).where('id', '=', sessionId).where('endedAt', 'is', null).returning('id').executeTakeFirst();
  return ended !== undefined;
}

/**
 * Ends all sessions of an account: after a change of its credentials or roles, and when it is deactivated.
 * @param except the session in which it was asked for, when that one may go on
 * @returns how many were open
 */
export async function endSessions(rows: Writer, accountId: string, reason: EndReason, at: string, except: string | null = null): Promise<number> {
  let open = rows.updateTable('session').set({ endedAt: at, endReason: reason }).where('accountId', '=', accountId).where('endedAt', 'is', null);
  if (except !== null) open = open.where('id', '!=', except);
  return (await open.returning('id').execute()).length;
}
