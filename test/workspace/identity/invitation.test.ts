import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { createInvitation } from '../../../src/identity/invitations.ts';
import { accountShow } from '../../../src/workspace/acts/identity/account-show.ts';
import { invitationAccept } from '../../../src/workspace/acts/identity/invitation-accept.ts';
import { invitationBegin } from '../../../src/workspace/acts/identity/invitation-begin.ts';
import { SoftwareAuthenticator } from '../support/authenticator.ts';
import { identityWorld, type IdentityWorld } from '../support/identity-world.ts';
import { refusalOf } from '../support/refusal-of.ts';

let world: IdentityWorld;
describe('invitation', () => {
  beforeEach(async () => {
    world = await identityWorld();
    await world.setUp();
    await world.addAccount('invited', 'auditor');
    await world.store.write(world.home, async (rows) => rows.updateTable('account').set({ state: 'invited' }).where('id', '=', 'invited').execute());
  });
  afterEach(async () => world.close());

  async function invite(): Promise<string> {
    const { link } = await world.store.write(world.home, async (rows) => createInvitation(rows, world.ports, world.settings, 'home', 'invited', world.ports.now().toISOString()));
    assert.match(link, /^https:\/\/assay\.example\/invitation#home\./u);
    return new URL(link).hash.slice(1);
  }

  test('an invited person makes a passkey, and the account is theirs', async () => {
    const link = await invite();
    const authenticator = new SoftwareAuthenticator();
    const { options, ceremony, displayName } = await world.perform(invitationBegin, { link });
    assert.equal(displayName, 'Name of invited');
    const { session, recoveryCodes } = await world.perform(invitationAccept, { link, ceremony, passkeyName: 'Laptop', response: authenticator.make(options) });
    assert.equal(recoveryCodes.length, 10);
    assert.deepEqual((await world.perform(accountShow, {}, { cookie: session.cookie })).roles, [{ role: 'auditor', productId: null }]);
    await world.signIn(authenticator);
  });

  test('of 50 who accept one invitation at the same time, exactly one gets the account', async () => {
    const link = await invite();
    const begun = await Promise.all(Array.from({ length: 50 }, async () => world.perform(invitationBegin, { link })));
    const results = await Promise.allSettled(begun.map(async ({ options, ceremony }) => world.perform(invitationAccept, { link, ceremony, passkeyName: 'x', response: new SoftwareAuthenticator().make(options) })));
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal((await world.store.read(world.home, async (rows) => rows.selectFrom('passkey').where('accountId', '=', 'invited').select('id').execute())).length, 1);
  });

  test('an invitation that was replaced, has ended, or whose account was deactivated says the same as one that never was', async () => {
    const answers = [await refusalOf(world.perform(invitationBegin, { link: `home.${'a'.repeat(52)}` }))];
    const first = await invite();
    const second = await invite();
    answers.push(await refusalOf(world.perform(invitationBegin, { link: first })));
    await world.store.write(world.home, async (rows) => rows.updateTable('account').set({ state: 'deactivated' }).where('id', '=', 'invited').execute());
    answers.push(await refusalOf(world.perform(invitationBegin, { link: second })));
    await world.store.write(world.home, async (rows) => rows.updateTable('account').set({ state: 'invited' }).where('id', '=', 'invited').execute());
    world.clock.pass(7 * 24 * 60);
    answers.push(await refusalOf(world.perform(invitationBegin, { link: second })));
    assert.equal(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1);
    assert.equal(answers[0]?.refusal, 'not-found');
  });
});
