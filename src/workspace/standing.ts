import { roles, type Actor, type Role } from '../identity/actor.ts';
import type { Reader } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';

/** A role grant as the door needs it. */
export type Grant = Pick<Tables['roleGrant'], 'id' | 'role' | 'productId' | 'lastUsedAt'>;

/** An actor as the rows say at this moment. */
export interface Standing {
  readonly actor: Actor;
  readonly grants: readonly Grant[];
}

/**
 * Reads anew what an actor stands on: the account’s state, its roles, its passkeys, and the session or token that was
 * shown. A request that began before a deactivation ends with it.
 * @returns undefined when the actor stands on nothing any more
 */
export async function standingOf(rows: Reader, actor: Actor, at: string): Promise<Standing | undefined> {
  const { accountId } = actor;
  if (accountId === null) return actor.kind === 'anonymous' || actor.kind === 'system' ? { actor: { ...actor, roles: [] }, grants: [] } : undefined;
  const account = await rows.selectFrom('account').select((build) => ['state', 'displayName', build.selectFrom('passkey').select((inner) => inner.fn.countAll<number>().as('count')).where('accountId', '=', accountId).as('passkeys')]).where('id', '=', accountId).executeTakeFirst();
  if (account?.state !== 'active') return undefined;
  const credential = await credentialOf(rows, actor, at);
  if (credential === undefined) return undefined;
  const grants = await rows.selectFrom('roleGrant').select(['id', 'role', 'productId', 'lastUsedAt']).where('accountId', '=', accountId).where((is) => is.or([is('endsAt', 'is', null), is('endsAt', '>', at)])).execute();
  const held = grants.flatMap(({ role, productId }) => (isRole(role) ? [{ role, productId }] : []));
  return { actor: { ...actor, displayName: account.displayName, hasPasskey: Number(account.passkeys) > 0, roles: held, session: credential.session }, grants };
}

/** The session, or none for a token; undefined when what was shown is not good any more. */
async function credentialOf(rows: Reader, actor: Actor, at: string): Promise<Pick<Actor, 'session'> | undefined> {
  const { session, tokenId } = actor;
  if (actor.kind === 'person') {
    if (session === null) return undefined;
    const row = await rows.selectFrom('session').select(['accountId', 'method', 'endedAt']).where('id', '=', session.id).executeTakeFirst();
    if (row === undefined || row.accountId !== actor.accountId || row.endedAt !== null) return undefined;
    // Its ages were judged when the request came, by a clock that can’t be set.
    return { session: { ...session, method: row.method } };
  }
  if (tokenId === null || actor.narrowedTo === null) return undefined;
  if (actor.kind === 'token') {
    const row = await rows.selectFrom('apiToken').select(['accountId', 'expiresAt', 'revokedAt']).where('id', '=', tokenId).executeTakeFirst();
    return row === undefined || row.accountId !== actor.accountId || row.revokedAt !== null || row.expiresAt <= at ? undefined : { session: null };
  }
  const row = await rows.selectFrom('workloadIdentity').select(['accountId', 'revokedAt']).where('id', '=', tokenId).executeTakeFirst();
  return actor.kind !== 'build' || row === undefined || row.accountId !== actor.accountId || row.revokedAt !== null ? undefined : { session: null };
}

function isRole(name: string): name is Role {
  return (roles as readonly string[]).includes(name);
}
