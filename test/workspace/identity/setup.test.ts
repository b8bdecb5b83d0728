import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { createSetupLink } from '../../../src/identity/setup.ts';
import { ActRefused } from '../../../src/workspace/act-refused.ts';
import { accountShow } from '../../../src/workspace/acts/identity/account-show.ts';
import { setupBegin } from '../../../src/workspace/acts/identity/setup-begin.ts';
import { setupFinish } from '../../../src/workspace/acts/identity/setup-finish.ts';
import { setupShow } from '../../../src/workspace/acts/identity/setup-show.ts';
import { makeSetupLink } from '../../../src/workspace/people/make-setup-link.ts';
import { SoftwareAuthenticator } from '../support/authenticator.ts';
import { identityWorld, type IdentityWorld } from '../support/identity-world.ts';

let world: IdentityWorld;
describe('setup', () => {
  beforeEach(async () => {
    world = await identityWorld();
  });
  afterEach(async () => world.close());

  const linkSecret = async (): Promise<string> => new URL((await createSetupLink(world.store, world.settings, world.ports))?.link ?? '').hash.slice(1);

  test('the link leads to the first administrator, who is signed in with a fresh passkey and has ten recovery codes', async () => {
    assert.deepEqual(await world.perform(setupShow, {}), { isSetUp: false });
    const { cookie, recoveryCodes, accountId } = await world.setUp();
    const account = await world.perform(accountShow, {}, { cookie });
    assert.deepEqual(account.roles, [{ role: 'administrator', productId: null }]);
    assert.equal(account.accountId, accountId);
    assert.equal(account.displayName, 'Mira Holst');
    assert.equal(account.passkeys, 1);
    assert.equal(account.session.steppedUpAt, world.ports.now().toISOString());
    assert.equal(recoveryCodes.length, 10);
    for (const code of recoveryCodes) assert.match(code, /^([a-z2-7]{4}-){5}[a-z2-7]{4}$/u);
    assert.deepEqual(await world.perform(setupShow, {}), { isSetUp: true });
    assert.equal(await createSetupLink(world.store, world.settings, world.ports), undefined);
  });

  test('making a link leaves an entry in the audit log, without the link; none is left when none is made', async () => {
    const entries = async () => world.store.read(world.home, async (rows) => rows.selectFrom('auditEntry').select(['action', 'entry']).where('action', '=', 'setup-link.make').execute());
    const made = await makeSetupLink(world.store, world.settings, world.ports, 'a test');
    const [entry, ...more] = await entries();
    assert.deepEqual([more.length, JSON.parse(entry?.entry ?? '{}').detail], [0, { by: 'a test' }]);
    assert.equal((await world.everything()).includes(new URL(made?.link ?? '').hash.slice(1)), false);
    await world.setUp();
    assert.equal(await makeSetupLink(world.store, world.settings, world.ports, 'a test'), undefined);
    assert.equal((await entries()).length, 1);
  });

  test('of 50 people who finish setup with one link at the same time, exactly one becomes administrator', async () => {
    const link = await linkSecret();
    const begun = await Promise.all(Array.from({ length: 50 }, async () => world.perform(setupBegin, { link, displayName: 'Mira Holst' })));
    const results = await Promise.allSettled(begun.map(async ({ options, ceremony }) => world.perform(setupFinish, { link, ceremony, passkeyName: 'Laptop', response: new SoftwareAuthenticator().make(options) })));
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
    const accounts = await world.store.read(world.home, async (rows) => rows.selectFrom('account').select('id').execute());
    assert.equal(accounts.length, 1);
  });

  test('a link that has ended, a made-up link, and a link after setup get the same answer', async () => {
    const answers: string[] = [];
    const refusedFor = async (link: string): Promise<void> => {
      await assert.rejects(world.perform(setupBegin, { link, displayName: 'Mallory' }), (problem) => problem instanceof ActRefused && answers.push(`${problem.refusal} ${problem.message}`) > 0);
    };
    await refusedFor(`home.${'a'.repeat(52)}`);
    const link = await linkSecret();
    world.clock.pass(30);
    await refusedFor(link);
    await world.setUp();
    await refusedFor(link);
    assert.equal(new Set(answers).size, 1);
  });

  test('a passkey without a gesture or PIN, of another origin or host, or for another challenge begins nothing, and the link stays good', async () => {
    const link = await linkSecret();
    for (const deviation of [{ isVerified: false }, { origin: 'https://evil.example' }, { rpId: 'evil.example' }, { challenge: 'AAAA' }, { type: 'webauthn.get' }]) {
      const { options, ceremony } = await world.perform(setupBegin, { link, displayName: 'Mallory' });
      const authenticator = new SoftwareAuthenticator();
      await assert.rejects(world.perform(setupFinish, { link, ceremony, passkeyName: 'x', response: authenticator.make(options, deviation) }), ActRefused, JSON.stringify(deviation));
      // The challenge was used up by the attempt.
      await assert.rejects(world.perform(setupFinish, { link, ceremony, passkeyName: 'x', response: authenticator.make(options) }), ActRefused);
    }
    const { options, ceremony } = await world.perform(setupBegin, { link, displayName: 'Mira Holst' });
    await world.perform(setupFinish, { link, ceremony, passkeyName: 'x', response: new SoftwareAuthenticator().make(options) });
  });

  test('no secret of setup is in any row or audit entry', async () => {
    const link = await linkSecret();
    const { options, ceremony } = await world.perform(setupBegin, { link, displayName: 'Mira Holst' });
    const { session, recoveryCodes } = await world.perform(setupFinish, { link, ceremony, passkeyName: 'Laptop', response: new SoftwareAuthenticator().make(options) });
    const text = await world.everything();
    for (const secret of [link, ceremony, session.cookie]) assert.ok(!text.includes(secret.slice('home.'.length)));
    for (const code of recoveryCodes) assert.ok(!text.includes(code) && !text.includes(code.replaceAll('-', '')));
  });
});
