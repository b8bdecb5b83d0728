import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { groupActs } from '../../../src/workspace/acts/directory/groups.ts';
import { userActs } from '../../../src/workspace/acts/directory/users.ts';
import { directoryConnect } from '../../../src/workspace/acts/providers/directory-connect.ts';
import { providerAddOidc } from '../../../src/workspace/acts/providers/provider-add-oidc.ts';
import { providerChange } from '../../../src/workspace/acts/providers/provider-change.ts';
import { providerList } from '../../../src/workspace/acts/providers/provider-list.ts';
import { providerLookOidc } from '../../../src/workspace/acts/providers/provider-look-oidc.ts';
import { providerOffer } from '../../../src/workspace/acts/providers/provider-offer.ts';
import { providerTestBegin } from '../../../src/workspace/acts/providers/provider-test-begin.ts';
import { providerTestFinish } from '../../../src/workspace/acts/providers/provider-test-finish.ts';
import { signInProviderBegin } from '../../../src/workspace/acts/providers/sign-in-provider-begin.ts';
import { signInProviderFinish } from '../../../src/workspace/acts/providers/sign-in-provider-finish.ts';
import { SoftwareAuthenticator } from '../support/authenticator.ts';
import { identityWorld, type IdentityWorld } from '../support/identity-world.ts';
import { startOidcHost, type OidcHost } from '../support/oidc-host.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { strictSettings } from '../support/settings.ts';

const groups: Record<string, unknown> = { alma: ['auditors'], fritz: ['auditors'], string: 'auditors', nobody: ['others'] };
let world: IdentityWorld;
let host: OidcHost;
let cookie: string;
let provider: string;

describe('oidc', () => {
  before(async () => {
    host = await startOidcHost((person) => groups[person]);
    world = await identityWorld({ ...strictSettings, privateHostsAllowed: ['127.0.0.1'], newAccountsFromProviders: true });
    // The provider tells the time by itself.
    world.clock.wall = new Date().getTime();
    ({ cookie } = await world.setUp());
    const added = await world.perform(providerAddOidc, { name: 'Acme', issuer: host.issuer, clientId: host.clientId, clientSecret: host.clientSecret, groupRoles: { auditors: 'auditor' } }, { cookie });
    provider = added.id;
    host.register(added.redirectUri);
  });
  after(async () => {
    await world.close();
    await host.close();
  });

  async function signIn(person: string, change: (query: URLSearchParams) => void = () => {}): Promise<{ readonly accountId: string }> {
    const { goTo, ceremony } = await world.perform(signInProviderBegin, { provider });
    const query = new URLSearchParams(await host.visit(goTo, person));
    change(query);
    return world.perform(signInProviderFinish, { provider, ceremony, answer: query.toString() });
  }

  test('a person of a mapped group gets an account, and the same one the next time', async () => {
    const { accountId } = await signIn('alma');
    assert.equal((await signIn('alma')).accountId, accountId);
    const made = await world.store.read(world.home, async (rows) => rows.selectFrom('account').where('id', '=', accountId).selectAll().executeTakeFirstOrThrow());
    assert.equal(made.displayName, 'Name of alma');
    assert.equal(made.mail, 'alma@acme.example');
    assert.equal(made.madeBy, 'provider');
  });

  test('a group that is no list, or mapped to nothing, makes no account', async () => {
    for (const person of ['string', 'nobody']) assert.equal((await refusalOf(signIn(person)))?.refusal, 'signed-out');
  });

  for (const [what, change] of Object.entries({
    'with another state': (query: URLSearchParams) => query.set('state', 'another'), 'without a state': (query: URLSearchParams) => query.delete('state'),
    'of another issuer': (query: URLSearchParams) => query.set('iss', 'https://other.example'), 'without the issuer that this provider names': (query: URLSearchParams) => query.delete('iss'),
    'with another code': (query: URLSearchParams) => query.set('code', 'another'), 'with a code twice': (query: URLSearchParams) => query.append('code', 'another'),
  })) {
    test(`an answer ${what} signs nobody in`, async () => {
      assert.equal((await refusalOf(signIn('alma', change)))?.refusal, 'signed-out');
    });
  }

  test('an answer signs nobody in who did not ask for it in the same browser', async () => {
    const mine = await world.perform(signInProviderBegin, { provider });
    const theirs = await world.perform(signInProviderBegin, { provider });
    const answer = await host.visit(theirs.goTo, 'alma');
    assert.equal((await refusalOf(world.perform(signInProviderFinish, { provider, ceremony: mine.ceremony, answer })))?.refusal, 'signed-out');
    await world.perform(signInProviderFinish, { provider, ceremony: theirs.ceremony, answer });
    assert.equal((await refusalOf(world.perform(signInProviderFinish, { provider, ceremony: theirs.ceremony, answer })))?.refusal, 'signed-out');
  });

  test('whom a directory keeps has the roles of its groups, whatever the token says, and is an administrator only when the provider vouches for it', async () => {
    await world.perform(providerChange, { provider, groupRoles: { auditors: 'auditor', admins: 'administrator' } }, { cookie });
    const { token: bearer } = await world.perform(directoryConnect, { provider, subject: 'externalId' }, { cookie });
    const { id } = await world.perform(userActs.add, { userName: 'dora@acme.example', externalId: 'dora' }, { bearer });
    for (const displayName of ['auditors', 'admins']) await world.perform(groupActs.add, { displayName, members: [id] }, { bearer });
    const rolesOf = async (): Promise<readonly string[]> => (await world.store.read(world.home, async (rows) => rows.selectFrom('roleGrant').where('accountId', '=', id).select('role').orderBy('role').execute())).map(({ role }) => role);
    assert.deepEqual(await rolesOf(), ['auditor']);
    groups['dora'] = [];
    assert.equal((await signIn('dora')).accountId, id);
    assert.deepEqual(await rolesOf(), ['auditor']);
    groups['dora'] = ['admins'];
    await signIn('dora');
    assert.deepEqual(await rolesOf(), ['administrator', 'auditor']);
    const { resources: kept } = await world.perform(groupActs.list, { filter: 'displayName eq "admins"' }, { bearer });
    await world.perform(groupActs.remove, { resource: kept[0]?.id }, { bearer });
    assert.deepEqual(await rolesOf(), ['auditor']);
  });

  test('a provider is tried out without signing anybody in, by who began it and for nothing else', async () => {
    const begun = await world.perform(providerTestBegin, { provider }, { cookie });
    const answer = await host.visit(begun.goTo, 'fritz');
    const told = await world.perform(providerTestFinish, { provider, ceremony: begun.ceremony, answer }, { cookie });
    assert.deepEqual({ subject: told.subject, roles: told.roles, accountId: told.accountId }, { subject: 'fritz', roles: ['auditor'], accountId: null });
    assert.equal((await refusalOf(world.perform(providerTestFinish, { provider, ceremony: begun.ceremony, answer }, { cookie })))?.refusal, 'conflict');

    const second = await world.perform(providerTestBegin, { provider }, { cookie });
    const other = await host.visit(second.goTo, 'fritz');
    assert.equal((await refusalOf(world.perform(signInProviderFinish, { provider, ceremony: second.ceremony, answer: other })))?.refusal, 'signed-out', 'it signs nobody in');
    const third = await world.perform(signInProviderBegin, { provider });
    assert.equal((await refusalOf(world.perform(providerTestFinish, { provider, ceremony: third.ceremony, answer: await host.visit(third.goTo, 'fritz') }, { cookie })))?.refusal, 'conflict', 'a sign-in is no trial');
    await world.addAccount('second-administrator', 'administrator');
    const fourth = await world.perform(providerTestBegin, { provider }, { cookie });
    const theirs = await world.openFor('second-administrator', { isSteppedUp: true });
    await world.addPasskey('second-administrator', new SoftwareAuthenticator());
    assert.equal((await refusalOf(world.perform(providerTestFinish, { provider, ceremony: fourth.ceremony, answer: await host.visit(fourth.goTo, 'fritz') }, { cookie: theirs })))?.refusal, 'conflict', 'another session did not begin it');
    assert.equal((await world.store.read(world.home, async (rows) => rows.selectFrom('externalIdentity').where('subject', '=', 'fritz').select('accountId').execute())).length, 0);
  });

  test('a provider is looked at before it is connected, and nothing is kept of it', async () => {
    const { providers: before } = await world.perform(providerList, {}, { cookie });
    assert.equal((await world.perform(providerLookOidc, { issuer: host.issuer }, { cookie })).tokenEndpoint, `${host.issuer}/token`);
    assert.equal((await refusalOf(world.perform(providerLookOidc, { issuer: `${host.issuer}/other` }, { cookie })))?.refusal, 'invalid-input');
    assert.deepEqual((await world.perform(providerList, {}, { cookie })).providers, before);
  });

  test('everybody learns the name of a provider; its secret is nowhere in the clear', async () => {
    assert.deepEqual(await world.perform(providerOffer, {}), { providers: [{ id: provider, kind: 'oidc', name: 'Acme' }] });
    assert.ok(!JSON.stringify(await world.perform(providerList, {}, { cookie })).includes(host.clientSecret));
    assert.ok(!(await world.everything()).includes(host.clientSecret));
  });

  test('a discovery document that names another issuer connects nothing', async () => {
    const before = await world.perform(providerList, {}, { cookie });
    const refused = await refusalOf(world.perform(providerAddOidc, { name: 'Twin', issuer: `${host.issuer}/`, clientId: 'x', clientSecret: 'long-enough' }, { cookie }));
    assert.equal(refused?.refusal, 'invalid-input');
    assert.match(refused.message, /names another issuer/);
    assert.deepEqual(await world.perform(providerList, {}, { cookie }), before);
  });

  test('a provider inside the network is connected only where the setting names its host', async () => {
    const strict = await identityWorld();
    try {
      const { cookie: other } = await strict.setUp();
      const refused = await refusalOf(strict.perform(providerAddOidc, { name: 'Acme', issuer: host.issuer, clientId: 'x', clientSecret: 'long-enough' }, { cookie: other }));
      assert.equal(refused?.refusal, 'invalid-input');
    } finally {
      await strict.close();
    }
  });

  test('without the loosened setting a person who was not invited gets no account', async () => {
    const strict = await identityWorld({ ...strictSettings, privateHostsAllowed: ['127.0.0.1'] });
    strict.clock.wall = new Date().getTime();
    try {
      const { cookie: other } = await strict.setUp();
      const added = await strict.perform(providerAddOidc, { name: 'Acme', issuer: host.issuer, clientId: host.clientId, clientSecret: host.clientSecret, groupRoles: { auditors: 'auditor' } }, { cookie: other });
      host.register(added.redirectUri);
      const { goTo, ceremony } = await strict.perform(signInProviderBegin, { provider: added.id });
      const answer = await host.visit(goTo, 'alma');
      assert.equal((await refusalOf(strict.perform(signInProviderFinish, { provider: added.id, ceremony, answer })))?.refusal, 'signed-out');
    } finally {
      await strict.close();
    }
  });
});
