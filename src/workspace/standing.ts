import { roles, type Actor, type Role } from '../identity/actor.ts';
import { isContactGood } from '../identity/contact/contact-session.ts';
import { isDirectoryGood } from '../identity/provider/directory-token.ts';
import { keptQuery, type Given } from '../store/kept-query.ts';
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
    const stands = actor.kind === 'anonymous' || actor.kind === 'system' || (actor.kind === 'directory' && actor.tokenId !== null && (await isDirectoryGood(rows, actor.tokenId, at)))
      || (actor.kind === 'contact' && actor.session !== null && (await isContactGood(rows, actor.session.id, at)));
    return stands ? { actor: { ...actor, roles: [] }, grants: [] } : undefined;
  }
  const found = await lookUp(rows, actor, accountId, at);
  const [first] = found;
  if (first === undefined) return undefined;
  const grants = found.flatMap(({ id, role, productId, lastUsedAt }) => (id === null || role === null ? [] : [{ id, role, productId, lastUsedAt }]));
  const held = grants.flatMap(({ role, productId }) => (isRole(role) ? [{ role, productId }] : []));
  return { actor: { ...actor, displayName: first.displayName, hasPasskey: Number(first.passkeys) > 0, roles: held }, grants };
}

/** One question: every act asks it, most of them twice, and a database may be a network away. */
async function lookUp(rows: Reader, { kind, session, tokenId, narrowedTo }: Actor, accountId: string, at: string): ReturnType<typeof ofSession> {
  if (kind === 'person') return session === null ? [] : ofSession(rows, { accountId, at, shown: session.id });
  if (tokenId === null || narrowedTo === null) return [];
  if (kind === 'token') return ofToken(rows, { accountId, at, shown: tokenId });
  return kind === 'build' ? ofBuild(rows, { accountId, at, shown: tokenId }) : [];
}

interface Shown extends Given {
  readonly accountId: string;
  readonly at: string;
  /** Id of the session or token that was shown. */
  readonly shown: string;
}

// The session or token must still be good. How old a session is, `authenticate` has said with its own clock.
const ofSession = keptQuery((rows, given: Shown) => accountWithGrants(rows, given).where((is) => is.exists(is.selectFrom('session').select('session.id').where('session.id', '=', given.shown).where('session.accountId', '=', given.accountId).where('session.endedAt', 'is', null))));
const ofToken = keptQuery((rows, given: Shown) => accountWithGrants(rows, given).where((is) => is.exists(is.selectFrom('apiToken').select('apiToken.id').where('apiToken.id', '=', given.shown).where('apiToken.accountId', '=', given.accountId).where('apiToken.revokedAt', 'is', null).where('apiToken.expiresAt', '>', given.at))));
const ofBuild = keptQuery((rows, given: Shown) => accountWithGrants(rows, given).where((is) => is.exists(is.selectFrom('workloadIdentity').select('workloadIdentity.id').where('workloadIdentity.id', '=', given.shown).where('workloadIdentity.accountId', '=', given.accountId).where('workloadIdentity.revokedAt', 'is', null))));

/** An active account, once for each grant that it holds, or once without any. */
// eslint-disable-next-line typescript/explicit-function-return-type
function accountWithGrants(rows: Reader, { accountId, at }: Shown) {
  return rows.selectFrom('account')
    .leftJoin('roleGrant', (join) => join.onRef('roleGrant.accountId', '=', 'account.id').on((is) => is.or([is('roleGrant.endsAt', 'is', null), is('roleGrant.endsAt', '>', at)])))
    .select((build) => ['account.displayName', 'roleGrant.id', 'roleGrant.role', 'roleGrant.productId', 'roleGrant.lastUsedAt', build.selectFrom('passkey').select((inner) => inner.fn.countAll<number>().as('count')).where('accountId', '=', accountId).as('passkeys')])
    .where('account.id', '=', accountId).where('account.state', '=', 'active');
}

function isRole(name: string): name is Role {
  return (roles as readonly string[]).includes(name);
}
