import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { accountShow } from '../../../src/workspace/acts/identity/account-show.ts';
import { passkeyAdd } from '../../../src/workspace/acts/identity/passkey-add.ts';
import { passkeyBegin } from '../../../src/workspace/acts/identity/passkey-begin.ts';
import { passkeyList } from '../../../src/workspace/acts/identity/passkey-list.ts';
import { recoveryCodesIssue } from '../../../src/workspace/acts/identity/recovery-codes-issue.ts';
import { sessionList } from '../../../src/workspace/acts/identity/session-list.ts';
import { signInRecover } from '../../../src/workspace/acts/identity/sign-in-recover.ts';
import { stepUpBegin } from '../../../src/workspace/acts/identity/step-up-begin.ts';
import { SoftwareAuthenticator } from '../support/authenticator.ts';
import { identityWorld, type IdentityWorld } from '../support/identity-world.ts';
import { refusalOf } from '../support/refusal-of.ts';

let world: IdentityWorld;
let cookie: string;
let codes: readonly string[];
describe('recovery', () => {
  beforeEach(async () => {
    world = await identityWorld();
    ({ cookie, recoveryCodes: codes } = await world.setUp());
  });
  afterEach(async () => world.close());

  const recover = async (code = codes[0] ?? '', from?: string): Promise<string> => (await world.perform(signInRecover, { code }, {}, from)).session.cookie;

  test('a recovery code opens a session that may make a passkey and nothing else; then everything ends and the passkey signs in', async () => {
    const own = await recover(codes[0]?.toUpperCase().replaceAll('-', ' '));
    for (const act of [passkeyList, sessionList, recoveryCodesIssue, stepUpBegin]) assert.notEqual(await refusalOf(world.perform(act as typeof passkeyList, {}, { cookie: own })), undefined, act.id);
    assert.equal((await world.perform(accountShow, {}, { cookie: own })).session.method, 'recovery');
    const authenticator = new SoftwareAuthenticator();
    const { options, ceremony } = await world.perform(passkeyBegin, {}, { cookie: own });
    assert.ok((await world.perform(passkeyAdd, { ceremony, name: 'New laptop', response: authenticator.make(options) }, { cookie: own })).isSignedOut);
    for (const ended of [own, cookie]) assert.equal((await refusalOf(world.perform(accountShow, {}, { cookie: ended })))?.refusal, 'signed-out');
    const account = await world.perform(accountShow, {}, { cookie: await world.signIn(authenticator) });
    // Its owner sees that a code was used.
    assert.deepEqual(account.recoveryCodes, { left: 9, lastUsedAt: world.ports.now().toISOString() });
  });

  test('a recovery session lasts a quarter of an hour', async () => {
    const own = await recover();
    world.clock.pass(7);
    await world.perform(accountShow, {}, { cookie: own });
    world.clock.pass(8);
    assert.equal((await refusalOf(world.perform(accountShow, {}, { cookie: own })))?.refusal, 'signed-out');
  });

  test('of 50 uses of one code at the same time, exactly one wins, from whatever addresses', async () => {
    const results = await Promise.allSettled(Array.from({ length: 50 }, async (_, source) => recover(codes[1], `198.51.100.${source}`)));
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
  });

  test('a used code, a void code, an unknown code and one of a deactivated account get one answer', async () => {
    const answers: unknown[] = [];
    await recover(codes[0]);
    answers.push(await refusalOf(recover(codes[0])), await refusalOf(recover('aaaa-bbbb-cccc-dddd')), await refusalOf(recover('not a code at all 💥')));
    const { recoveryCodes: next } = await world.perform(recoveryCodesIssue, {}, { cookie });
    answers.push(await refusalOf(recover(codes[2])));
    await world.store.write(world.home, async (rows) => rows.updateTable('account').set({ state: 'deactivated' }).execute());
    answers.push(await refusalOf(recover(next[0])));
    assert.equal(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1);
    assert.deepEqual(answers[0], { refusal: 'signed-out', message: 'Signing in did not work. Begin again; if it goes on, ask an administrator.', problems: [] });
  });

  test('whoever guesses is stopped; nobody at another address is, and passkeys go on from the same one', async () => {
    const wrong = async (from: string): Promise<string | undefined> => (await refusalOf(recover('aaaa-bbbb-cccc-dddd', from)))?.refusal;
    const answers = await Promise.all(Array.from({ length: 40 }, async () => wrong('198.51.100.1')));
    assert.equal(answers.filter((answer) => answer === 'too-many').length, 10);
    assert.equal((await refusalOf(recover(codes[0], '198.51.100.1')))?.refusal, 'too-many');
    await recover(codes[0], '198.51.100.2');
    world.clock.pass(15);
    await recover(codes[1], '198.51.100.1');
  });

  test('new codes need a passkey shown just now', async () => {
    world.clock.pass(6);
    assert.equal((await refusalOf(world.perform(recoveryCodesIssue, {}, { cookie })))?.refusal, 'step-up-needed');
  });
});
