import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { identityWorld, type IdentityWorld } from '../../test/workspace/support/identity-world.ts';
import { consumeSingleUse, createSingleUse, peekSingleUse, type SingleUsePurpose } from './single-use.ts';

let world: IdentityWorld;
describe('single use', () => {
  before(async () => {
    world = await identityWorld();
  });
  after(async () => world.close());

  const make = async (purpose: SingleUsePurpose): Promise<string> => world.store.write(world.home, async (rows) => createSingleUse(rows, world.ports, 'home', { purpose, minutes: 5, accountId: null, detail: { for: 'a test' } }, world.ports.now().toISOString()));
  const use = async (purpose: SingleUsePurpose, secret: string): Promise<unknown> => world.store.write(world.home, async (rows) => consumeSingleUse(rows, purpose, secret, world.ports.now().toISOString()));

  const purposes: readonly SingleUsePurpose[] = ['setup', 'invitation', 'passkey-registration', 'passkey-sign-in', 'step-up', 'password-enrolment', 'oidc-sign-in', 'saml-sign-in', 'affirmation'];

  for (const purpose of purposes) {
    test(`of 50 uses of one ${purpose} secret at the same time, exactly one wins`, async () => {
      const secret = await make(purpose);
      const results = await Promise.all(Array.from({ length: 50 }, async () => use(purpose, secret)));
      assert.equal(results.filter((result) => result !== undefined).length, 1);
    });
  }

  test('a secret is good for its purpose, until its end, and nothing of it is kept in the clear', async () => {
    const secret = await make('setup');
    assert.match(secret, /^home\.[a-z2-7]{52}$/u);
    assert.equal(await use('invitation', secret), undefined);
    assert.equal(await use('setup', `${secret.slice(0, -1)}${secret.endsWith('a') ? 'b' : 'a'}`), undefined);
    const rows = JSON.stringify(await world.store.read(world.home, async (reader) => reader.selectFrom('singleUse').selectAll().execute()));
    assert.ok(!rows.includes(secret.slice(5)));
    const seen = await world.store.read(world.home, async (reader) => peekSingleUse(reader, 'setup', secret, world.ports.now().toISOString()));
    assert.deepEqual(seen?.detail, { for: 'a test' });
    world.clock.pass(5);
    assert.equal(await use('setup', secret), undefined);
  });

  test('secrets that ended long ago are forgotten', async () => {
    await make('step-up');
    world.clock.pass(2 * 24 * 60);
    await make('step-up');
    const kept = await world.store.read(world.home, async (reader) => reader.selectFrom('singleUse').select('id').execute());
    assert.equal(kept.length, 1);
  });
});
