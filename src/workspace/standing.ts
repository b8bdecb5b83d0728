import { roles, type Actor, type Role } from '../identity/actor.ts';
import { isDirectoryGood } from '../identity/provider/directory-token.ts';
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
  if (accountId === null) {
    const stands = actor.kind === 'anonymous' || actor.kind === 'system' || (actor.kind === 'directory' && actor.tokenId !== null && (await isDirectoryGood(rows, actor.tokenId, at)));
    return stands ? { actor: { ...actor, roles: [] }, grants: [] } : undefined;
  }
  const account = await rows.selectFrom('account').select((build) => ['state', 'displayName', build.selectFrom('passkey').select((inner) => inner.fn.countAll<number>().as('count')).where('accountId', '=', accountId).as('passkeys')]).where('id', '=', accountId).executeTakeFirst();
  if (account?.state !== 'active') return undefined;
  if (!(await isCredentialGood(rows, actor, accountId, at))) return undefined;
  const grants = await rows.selectFrom('roleGrant').select(['id', 'role', 'productId', 'lastUsedAt']).where('accountId', '=', accountId).where((is) => is.or([is('endsAt', 'is', null), is('endsAt', '>', at)])).execute();
  const held = grants.flatMap(({ role, productId }) => (isRole(role) ? [{ role, productId }] : []));
  return { actor: { ...actor, displayName: account.displayName, hasPasskey: Number(account.passkeys) > 0, roles: held }, grants };
}

/** Whether the session or token that was shown is still good. How old a session is, `authenticate` has said with its own clock. */
async function isCredentialGood(rows: Reader, { kind, session, tokenId, narrowedTo }: Actor, accountId: string, at: string): Promise<boolean> {
  if (kind === 'person') return session !== null && (await rows.selectFrom('session').select('id').where('id', '=', session.id).where('accountId', '=', accountId).where('endedAt', 'is', null).executeTakeFirst()) !== undefined;
  if (tokenId === null || narrowedTo === null) return false;
  if (kind === 'token') return (await rows.selectFrom('apiToken').select('id').where('id', '=', tokenId).where('accountId', '=', accountId).where('revokedAt', 'is', null).where('expiresAt', '>', at).executeTakeFirst()) !== undefined;
  return kind === 'build' && (await rows.selectFrom('workloadIdentity').select('id').where('id', '=', tokenId).where('accountId', '=', accountId).where('revokedAt', 'is', null).executeTakeFirst()) !== undefined;
}

function isRole(name: string): name is Role {
  return (roles as readonly string[]).includes(name);
}
