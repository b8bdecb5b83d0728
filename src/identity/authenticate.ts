import type { Ports } from '../model/ports.ts';
import type { Settings } from '../settings/settings.ts';
import { keptQuery } from '../store/kept-query.ts';
import { provenScope, type Scope } from '../store/scope.ts';
import { StoreFailure } from '../store/store-failure.ts';
import type { Reader, Store } from '../store/store.ts';
import type { Actor, HeldRole, RequestFacts } from './actor.ts';
import { hashOfApiToken, readApiToken } from './api-token-form.ts';
import { ensureHome } from './home.ts';
import { contactOfSession, seeContactSession } from './contact/contact-session.ts';
import { directoryTokenOf, seeDirectoryToken } from './provider/directory-token.ts';
import { recoveryActs } from './recovery-session.ts';
import { heldRoles } from './roles-of.ts';
import { hashOfSecret, readScopedSecret } from './scoped-secret.ts';
import { contactLimits, limitsFor, type SessionLimits } from './session-limits.ts';
import { steadyClockOf, type SteadyClock } from './steady-clock.ts';
import { workloadOfToken } from './workload/workload-session.ts';

/** What a request shows: a session’s cookie, an API token, or nothing. */
export interface Credential {
  readonly cookie?: string | undefined;
  readonly bearer?: string | undefined;
}

/** Uses are written down at most this often, in milliseconds. */
const seenEvery = 60_000;

/**
 * Says who sends a request. Everything is read anew each time, so that what was revoked a moment ago is void now. A
 * credential that is not good, and none at all, make the same anonymous actor.
 * @param organisationHint the organisation whose pages are asked for, for whoever is not signed in; without one the first
 * @throws StoreFailure
 */
export async function authenticate(store: Store, settings: Settings, ports: Ports, credential: Credential, organisationHint: string | null, request: RequestFacts): Promise<Actor> {
  const { cookie, bearer } = credential;
  // Who shows a token means the token: a cookie that a browser adds by itself must not widen it.
  const actor = bearer === undefined ? cookie === undefined ? undefined : await bySession(store, settings, ports, cookie, request) : await byToken(store, ports, bearer, request);
  return actor ?? anonymousActor(await anonymousScope(store, ports, organisationHint), request);
}

/** Whoever is not signed in. */
export function anonymousActor(scope: Scope, request: RequestFacts): Actor {
  return { kind: 'anonymous', scope, accountId: null, displayName: '', roles: [], hasPasskey: false, session: null, tokenId: null, narrowedTo: null, request };
}

async function anonymousScope(store: Store, ports: Ports, hint: string | null): Promise<Scope> {
  if (hint !== null && (await store.organisations()).some(({ id }) => id === hint)) return provenScope(hint);
  return ensureHome(store, ports);
}

async function bySession(store: Store, settings: Settings, ports: Ports, cookie: string, request: RequestFacts): Promise<Actor | undefined> {
  const given = readScopedSecret(cookie);
  if (given === undefined) return undefined;
  const scope = provenScope(given.organisationId);
  const clock = steadyClockOf(ports);
  const found = await store.read(scope, async (rows) => {
    const [session] = await sessionByHash(rows, { hash: hashOfSecret(given.secret) });
    const account = session && await accountOf(rows, session.accountId, ports);
    return session && account && isOpen(session, limitsFor(account.roles, settings), clock) ? { session, account } : undefined;
  });
  if (found === undefined) return byContactSession(store, scope, given.secret, ports, request);
  const { session, account } = found;
  if ((clock.since(session.lastSeenAt) ?? seenEvery) >= seenEvery) await noteSeen(store, scope, session.id, new Date(clock.now()).toISOString());
  return {
    kind: 'person', scope, ...account, request, tokenId: null,
    session: { id: session.id, method: session.method, steppedUpAt: onWallClock(session.steppedUpAt, clock, ports) },
    narrowedTo: session.method === 'recovery' ? { acts: recoveryActs, productIds: null } : null,
  };
}

/** A maker’s contact, who came in by a link. Such a session has the same cookie, so that a browser is one or the other. */
async function byContactSession(store: Store, scope: Scope, secret: string, ports: Ports, request: RequestFacts): Promise<Actor | undefined> {
  const clock = steadyClockOf(ports);
  const session = await store.read(scope, async (rows) => contactOfSession(rows, secret, ports.now().toISOString()));
  if (session === undefined || !isOpen(session, contactLimits, clock)) return undefined;
  if ((clock.since(session.lastSeenAt) ?? seenEvery) >= seenEvery) await noted(store.write(scope, async (rows) => seeContactSession(rows, session.id, new Date(clock.now()).toISOString())));
  return { ...anonymousActor(scope, request), kind: 'contact', tokenId: session.contactId, session: { id: session.id, method: 'contact', steppedUpAt: null } };
}

function isOpen({ createdAt, lastSeenAt, endsAt }: { readonly createdAt: string; readonly lastSeenAt: string; readonly endsAt: string }, { idleMinutes, hours }: SessionLimits, clock: SteadyClock): boolean {
  const age = clock.since(createdAt);
  const idle = clock.since(lastSeenAt);
  return age !== undefined && idle !== undefined && age < hours * 3_600_000 && idle < idleMinutes * 60_000 && clock.now() < Date.parse(endsAt);
}

/** A time of the session as the wall clock would have said it, for rules that compare it with the time of an act. */
function onWallClock(time: string | null, clock: SteadyClock, ports: Ports): string | null {
  const age = time === null ? undefined : clock.since(time);
  return age === undefined ? null : new Date(ports.now().getTime() - age).toISOString();
}

async function byToken(store: Store, ports: Ports, bearer: string, request: RequestFacts): Promise<Actor | undefined> {
  const given = readApiToken(bearer);
  if (given === undefined) return undefined;
  const scope = provenScope(given.organisationId);
  const at = ports.now().toISOString();
  const found = await store.read(scope, async (rows) => {
    const [token] = await tokenByHash(rows, { hash: hashOfApiToken(bearer), at });
    const account = token && await accountOf(rows, token.accountId, ports);
    return token && account && { token, account };
  });
  if (found === undefined) return byDirectoryToken(store, scope, bearer, ports, request);
  const { token, account } = found;
  if (token.lastUsedAt === null || Math.abs(Date.parse(at) - Date.parse(token.lastUsedAt)) >= seenEvery) {
    await noted(store.write(scope, async (rows) => rows.updateTable('apiToken').set({ lastUsedAt: at }).where('id', '=', token.id).where('revokedAt', 'is', null).execute()));
  }
  return {
    kind: 'token', scope, ...account, request, session: null, tokenId: token.id,
    narrowedTo: { acts: JSON.parse(token.acts) as string[], productIds: token.productIds === null ? null : JSON.parse(token.productIds) as string[] },
  };
}

const sessionByHash = keptQuery((rows, { hash }: { readonly hash: string }) => rows.selectFrom('session').where('hash', '=', hash).where('endedAt', 'is', null).select(['id', 'accountId', 'method', 'createdAt', 'lastSeenAt', 'endsAt', 'steppedUpAt']));
const tokenByHash = keptQuery((rows, { hash, at }: { readonly hash: string; readonly at: string }) => rows.selectFrom('apiToken').where('hash', '=', hash).where('revokedAt', 'is', null).where('expiresAt', '>', at).select(['id', 'accountId', 'acts', 'productIds', 'lastUsedAt']));
const activeAccount = keptQuery((rows, { accountId }: { readonly accountId: string }) => rows.selectFrom('account').where('id', '=', accountId).where('state', '=', 'active')
  .select((build) => ['displayName', build.selectFrom('passkey').select((inner) => inner.fn.countAll<number>().as('count')).where('accountId', '=', accountId).as('passkeys')]));

/** A provider’s directory. Its tokens have the form of API tokens, so that scanners find them as well. */
async function byDirectoryToken(store: Store, scope: Scope, bearer: string, ports: Ports, request: RequestFacts): Promise<Actor | undefined> {
  const at = ports.now().toISOString();
  const token = await store.read(scope, async (rows) => directoryTokenOf(rows, bearer, at));
  if (token === undefined) return byWorkload(store, scope, bearer, ports, request);
  if (token.lastUsedAt === null || Math.abs(Date.parse(at) - Date.parse(token.lastUsedAt)) >= seenEvery) await noted(store.write(scope, async (rows) => seeDirectoryToken(rows, token.id, at)));
  return { ...anonymousActor(scope, request), kind: 'directory', displayName: token.providerName, tokenId: token.id };
}

/** A run of a build service that was let in a moment ago. */
async function byWorkload(store: Store, scope: Scope, bearer: string, ports: Ports, request: RequestFacts): Promise<Actor | undefined> {
  const found = await store.read(scope, async (rows) => {
    const workload = await workloadOfToken(rows, bearer, ports.now().toISOString());
    const account = workload && await accountOf(rows, workload.accountId, ports);
    return workload && account && { workload, account };
  });
  if (found === undefined) return undefined;
  const { workload: { id, acts, productIds }, account } = found;
  return { kind: 'build', scope, ...account, request, session: null, tokenId: id, narrowedTo: { acts, productIds } };
}

/** An active account as an actor has it; undefined for one that is not. */
async function accountOf(rows: Reader, accountId: string, ports: Ports): Promise<{ readonly accountId: string; readonly displayName: string; readonly roles: readonly HeldRole[]; readonly hasPasskey: boolean } | undefined> {
  const [account] = await activeAccount(rows, { accountId });
  if (account === undefined) return undefined;
  return { accountId, displayName: account.displayName, roles: await heldRoles(rows, accountId, ports.now().toISOString()), hasPasskey: Number(account.passkeys) > 0 };
}

async function noteSeen(store: Store, scope: Scope, sessionId: string, at: string): Promise<void> {
  await noted(store.write(scope, async (rows) => rows.updateTable('session').set({ lastSeenAt: at }).where('id', '=', sessionId).where('endedAt', 'is', null).execute()));
}

/** That a use can’t be written down, on a full disk, must keep nobody out: the session then ends earlier, not later. */
async function noted(writing: Promise<unknown>): Promise<void> {
  try {
    await writing;
  } catch (problem) {
    if (!(problem instanceof StoreFailure)) throw problem;
  }
}
