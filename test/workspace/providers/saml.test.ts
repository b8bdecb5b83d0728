import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createInvitation } from '../../../src/identity/invitations.ts';
import { identityLinkBegin } from '../../../src/workspace/acts/providers/identity-link-begin.ts';
import { identityLinkFinish } from '../../../src/workspace/acts/providers/identity-link-finish.ts';
import { providerAddSaml } from '../../../src/workspace/acts/providers/provider-add-saml.ts';
import { providerChange } from '../../../src/workspace/acts/providers/provider-change.ts';
import { providerSamlMetadata } from '../../../src/workspace/acts/providers/provider-saml-metadata.ts';
import { signInProviderBegin } from '../../../src/workspace/acts/providers/sign-in-provider-begin.ts';
import { signInProviderFinish } from '../../../src/workspace/acts/providers/sign-in-provider-finish.ts';
import { SoftwareAuthenticator } from '../support/authenticator.ts';
import { identityWorld, type IdentityWorld } from '../support/identity-world.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { answerOf, samlKey, samlMetadataOf, type SamlDeviation, type SamlKey } from '../support/saml-host.ts';
import { strictSettings } from '../support/settings.ts';

const entityId = 'https://idp.acme.example/metadata';
const day = 86_400_000;
let world: IdentityWorld;
let cookie: string;
let provider: string;
let now: number;
let first: SamlKey;
let second: SamlKey;
let stranger: SamlKey;

describe('saml', () => {
  before(async () => {
    // The provider’s library tells the time by itself, so the world does not have its own.
    now = new Date().getTime();
    first = samlKey(now + 30 * day);
    second = samlKey(now + 300 * day);
    stranger = samlKey(now + 30 * day);
    world = await identityWorld({ ...strictSettings, newAccountsFromProviders: true });
    // Other tests may have run since this file was read.
    world.clock.wall = new Date().getTime();
    ({ cookie } = await world.setUp());
    ({ id: provider } = await world.perform(providerAddSaml, { name: 'Acme', metadata: samlMetadataOf(entityId, [first]), groupRoles: { auditors: 'auditor', makers: 'product-owner' } }, { cookie }));
  });
  after(async () => world.close());

  async function begin(): Promise<{ readonly goTo: string; readonly ceremony: string }> {
    return world.perform(signInProviderBegin, { provider });
  }

  async function signIn(person: string, groups: readonly string[], deviation: SamlDeviation = {}, key = first): Promise<{ readonly accountId: string; readonly answer: string }> {
    const { goTo, ceremony } = await begin();
    const answer = await answerOf(goTo, entityId, key, person, groups, deviation);
    const { accountId } = await world.perform(signInProviderFinish, { provider, ceremony, answer });
    return { accountId, answer };
  }

  async function rolesOf(accountId: string): Promise<readonly string[]> {
    return world.store.read(world.home, async (rows) => (await rows.selectFrom('roleGrant').where('accountId', '=', accountId).select('role').orderBy('role').execute()).map(({ role }) => role));
  }

  test('a person of a mapped group gets an account, and later the roles of the groups they are in then', async () => {
    const { accountId } = await signIn('alma', ['auditors', 'others']);
    assert.deepEqual(await rolesOf(accountId), ['auditor']);
    assert.equal((await signIn('alma', ['makers'], { signResponse: true })).accountId, accountId);
    assert.deepEqual(await rolesOf(accountId), ['product-owner']);
    assert.equal((await signIn('alma', [])).accountId, accountId);
    assert.deepEqual(await rolesOf(accountId), []);
  });

  test('whoever is in no mapped group gets no account', async () => {
    assert.equal((await refusalOf(signIn('nobody', ['others'])))?.refusal, 'signed-out');
  });

  for (const [what, deviation] of Object.entries({
    'for another audience': { audience: 'https://other.example/metadata' }, 'for another address': { recipient: 'https://other.example/acs' }, 'sent elsewhere': { destination: 'https://other.example/acs' },
    'to another request': { inResponseTo: '_another' }, 'of another issuer': { issuer: 'https://other.example/metadata' }, 'that has ended': { lifetimeInSeconds: -3600 },
  } satisfies Record<string, SamlDeviation>)) {
    test(`an answer ${what} signs nobody in, and the log says why`, async () => {
      assert.equal((await refusalOf(signIn('alma', ['auditors'], deviation)))?.refusal, 'signed-out');
      const entries = await world.store.read(world.home, async (rows) => rows.selectFrom('auditEntry').where('action', '=', 'provider.answer-refused').where('target', '=', `provider:${provider}`).selectAll().execute());
      assert.ok(entries.length > 0);
    });
  }

  test('an answer signed by another key signs nobody in', async () => {
    assert.equal((await refusalOf(signIn('alma', ['auditors'], {}, stranger)))?.refusal, 'signed-out');
  });

  test('an answer counts once, and in the browser in which it was asked for only', async () => {
    const { goTo, ceremony } = await begin();
    const answer = await answerOf(goTo, entityId, first, 'alma', ['auditors']);
    const other = await begin();
    assert.equal((await refusalOf(world.perform(signInProviderFinish, { provider, ceremony: other.ceremony, answer })))?.refusal, 'signed-out');
    const tries = await Promise.allSettled(Array.from({ length: 20 }, async () => world.perform(signInProviderFinish, { provider, ceremony, answer })));
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1);
  });

  test('two providers that name the same person vouch for two people', async () => {
    const twin = 'https://twin.acme.example/metadata';
    const other = await world.perform(providerAddSaml, { name: 'Twin', metadata: samlMetadataOf(twin, [stranger]), groupRoles: { auditors: 'auditor' } }, { cookie });
    const { accountId } = await signIn('alma', ['auditors']);
    const { goTo, ceremony } = await world.perform(signInProviderBegin, { provider: other.id });
    const theirs = await world.perform(signInProviderFinish, { provider: other.id, ceremony, answer: await answerOf(goTo, twin, stranger, 'alma', ['auditors']) });
    assert.notEqual(theirs.accountId, accountId);
    // Nor does an answer of the one count at the other, whoever signed it.
    for (const [entity, key] of [[twin, stranger], [entityId, stranger], [twin, first]] as const) {
      const mine = await begin();
      const answer = await answerOf(mine.goTo, entity, key, 'alma', ['auditors']);
      assert.equal((await refusalOf(world.perform(signInProviderFinish, { provider, ceremony: mine.ceremony, answer })))?.refusal, 'signed-out');
    }
  });

  test('a provider changes its certificate: both count while both are in its metadata, and the chime reads the later end', async () => {
    const later = samlMetadataOf(entityId, [first, second]);
    await world.perform(providerChange, { provider, metadata: later }, { cookie });
    await signIn('alma', ['auditors'], {}, first);
    await signIn('alma', ['auditors'], {}, second);
    const { configuration } = await world.store.read(world.home, async (rows) => rows.selectFrom('identityProvider').where('id', '=', provider).select('configuration').executeTakeFirstOrThrow());
    assert.equal((JSON.parse(configuration) as { certificateEndsAt: string }).certificateEndsAt.slice(0, 10), new Date(now + 300 * day).toISOString().slice(0, 10));
    await world.perform(providerChange, { provider, metadata: samlMetadataOf(entityId, [second]) }, { cookie });
    assert.equal((await refusalOf(signIn('alma', ['auditors'], {}, first)))?.refusal, 'signed-out');
    await world.perform(providerChange, { provider, metadata: later }, { cookie });
  });

  test('metadata of another provider does not replace this one', async () => {
    assert.equal((await refusalOf(world.perform(providerChange, { provider, metadata: samlMetadataOf('https://other.example/', [first]) }, { cookie })))?.refusal, 'conflict');
  });

  test('the workspace’s metadata names where answers come', async () => {
    const { metadata } = await world.perform(providerSamlMetadata, { provider }, { cookie });
    assert.ok(metadata.includes(`Location="https://assay.example/sign-in/saml/${provider}"`));
  });

  test('an invited person takes their account over by a provider; the invitation counts once', async () => {
    const at = world.ports.now().toISOString();
    const link = await world.store.write(world.home, async (rows) => {
      await rows.insertInto('account').values({ id: 'invited', displayName: 'Ida', mail: null, state: 'invited', madeBy: 'invitation', createdAt: at, deactivatedAt: null }).execute();
      return createInvitation(rows, world.ports, world.settings, world.home.organisationId, 'invited', at);
    });
    const invitation = new URL(link.link).hash.slice(1);
    const take = async (person: string): Promise<{ readonly accountId: string }> => {
      const { goTo, ceremony } = await begin();
      return world.perform(signInProviderFinish, { provider, ceremony, invitation, answer: await answerOf(goTo, entityId, first, person, []) });
    };
    assert.equal((await take('ida')).accountId, 'invited');
    assert.equal((await refusalOf(take('eve')))?.refusal, 'not-found');
  });

  test('an account is linked only in its own session, with a passkey shown just now', async () => {
    await world.addAccount('bo');
    await world.addPasskey('bo', new SoftwareAuthenticator());
    const plain = await world.openFor('bo');
    assert.equal((await refusalOf(world.perform(identityLinkBegin, { provider }, { cookie: plain })))?.refusal, 'step-up-needed');
    const { goTo, ceremony } = await world.perform(identityLinkBegin, { provider }, { cookie });
    const answer = await answerOf(goTo, entityId, first, 'mira', []);
    const steppedUp = await world.openFor('bo', { method: 'passkey', isSteppedUp: true });
    assert.equal((await refusalOf(world.perform(signInProviderFinish, { provider, ceremony, answer })))?.refusal, 'signed-out');
    assert.equal((await refusalOf(world.perform(identityLinkFinish, { provider, ceremony, answer }, { cookie: steppedUp })))?.refusal, 'conflict');
    const again = await world.perform(identityLinkBegin, { provider }, { cookie });
    await world.perform(identityLinkFinish, { provider, ceremony: again.ceremony, answer: await answerOf(again.goTo, entityId, first, 'mira', []) }, { cookie });
    const { accountId } = await signIn('mira', []);
    assert.notEqual(accountId, 'bo');
  });

  test('a disabled provider signs nobody in, and its people’s sessions end', async () => {
    const { accountId } = await signIn('alma', ['auditors']);
    const { sessionsEnded } = await world.perform(providerChange, { provider, state: 'disabled' }, { cookie: await world.openFor((await world.store.read(world.home, async (rows) => rows.selectFrom('setup').select('accountId').executeTakeFirstOrThrow())).accountId, { method: 'passkey', isSteppedUp: true }) });
    assert.ok(sessionsEnded > 0);
    assert.equal((await refusalOf(begin()))?.refusal, 'not-found');
    const open = await world.store.read(world.home, async (rows) => rows.selectFrom('session').where('accountId', '=', accountId).where('endedAt', 'is', null).select('id').execute());
    assert.deepEqual(open, []);
  });
});
