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
  const { kind, session, tokenId, narrowedTo } = actor;
  // One question: every act asks it, most of them twice, and a database may be a network away.
  let query = rows.selectFrom('account')
    .leftJoin('roleGrant', (join) => join.onRef('roleGrant.accountId', '=', 'account.id').on((is) => is.or([is('roleGrant.endsAt', 'is', null), is('roleGrant.endsAt', '>', at)])))
    .select((build) => ['account.displayName', 'roleGrant.id', 'roleGrant.role', 'roleGrant.productId', 'roleGrant.lastUsedAt', build.selectFrom('passkey').select((inner) => inner.fn.countAll<number>().as('count')).where('accountId', '=', accountId).as('passkeys')])
    .where('account.id', '=', accountId).where('account.state', '=', 'active');
  // The session or token that was shown must still be good. How old a session is, `authenticate` has said with its own clock.
  if (kind === 'person' && session !== null) query = query.where((is) => is.exists(is.selectFrom('session').select('session.id').where('session.id', '=', session.id).where('session.accountId', '=', accountId).where('session.endedAt', 'is', null)));
  else if (kind === 'token' && tokenId !== null && narrowedTo !== null) query = query.where((is) => is.exists(is.selectFrom('apiToken').select('apiToken.id').where('apiToken.id', '=', tokenId).where('apiToken.accountId', '=', accountId).where('apiToken.revokedAt', 'is', null).where('apiToken.expiresAt', '>', at)));
  else if (kind === 'build' && tokenId !== null && narrowedTo !== null) query = query.where((is) => is.exists(is.selectFrom('workloadIdentity').select('workloadIdentity.id').where('workloadIdentity.id', '=', tokenId).where('workloadIdentity.accountId', '=', accountId).where('workloadIdentity.revokedAt', 'is', null)));
  else return undefined;
  const found = await query.execute();
  const [first] = found;
  if (first === undefined) return undefined;
  const grants = found.flatMap(({ id, role, productId, lastUsedAt }) => (id === null || role === null ? [] : [{ id, role, productId, lastUsedAt }]));
  const held = grants.flatMap(({ role, productId }) => (isRole(role) ? [{ role, productId }] : []));
  return { actor: { ...actor, displayName: first.displayName, hasPasskey: Number(first.passkeys) > 0, roles: held }, grants };
}

function isRole(name: string): name is Role {
  return (roles as readonly string[]).includes(name);
}
