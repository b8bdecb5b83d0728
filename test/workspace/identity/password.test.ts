import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { codeOf } from '../../../src/identity/password/one-time-password.ts';
import { signInPage } from '../../../src/pages/sign-in.ts';
import { accountShow } from '../../../src/workspace/acts/identity/account-show.ts';
import { passwordBegin } from '../../../src/workspace/acts/identity/password-begin.ts';
import { passwordFinish } from '../../../src/workspace/acts/identity/password-finish.ts';
import { passwordRemove } from '../../../src/workspace/acts/identity/password-remove.ts';
import { signInPassword } from '../../../src/workspace/acts/identity/sign-in-password.ts';
import { SoftwareAuthenticator } from '../support/authenticator.ts';
import { identityWorld, type IdentityWorld } from '../support/identity-world.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { strictSettings } from '../support/settings.ts';

const password = 'seven herons cross a field';
let world: IdentityWorld;
let cookie: string;
let seed: Uint8Array;
describe('password', () => {
  beforeEach(async () => {
    world = await identityWorld({ ...strictSettings, passwordSignIn: true });
    await world.addAccount('pat');
    await world.addPasskey('pat', new SoftwareAuthenticator());
    cookie = await world.openFor('pat', { method: 'passkey', isSteppedUp: true });
  });
  afterEach(async () => world.close());

  const code = (off = 0): string => codeOf(seed, Math.floor(world.clock.wall / 30_000) + off);
  const signIn = async (more: object = {}, from?: string): Promise<string> => (await world.perform(signInPassword, { signInName: 'pat@acme.example', password, code: code(), ...more }, {}, from)).session.cookie;

  async function enrol(): Promise<void> {
    const { seedAddress, ceremony } = await world.perform(passwordBegin, { signInName: 'Pat@acme.example', password }, { cookie });
    seed = seedOf(seedAddress);
    await world.perform(passwordFinish, { ceremony, password, code: code() }, { cookie });
    world.clock.pass(1);
  }

  function seedOf(address: string): Uint8Array {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
    const bits = [...new URL(address).searchParams.get('secret') ?? ''].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
    return Uint8Array.from(bits.match(/.{8}/gu) ?? [], (byte) => Number.parseInt(byte, 2));
  }

  test('a password and a code sign in together, and neither does alone', async () => {
    await enrol();
    const account = await world.perform(accountShow, {}, { cookie: await signIn() });
    assert.deepEqual([account.session.method, account.session.steppedUpAt], ['password', null]);
    world.clock.pass(1);
    const refusals = [await refusalOf(signIn({ code: '000000' })), await refusalOf(signIn({ password: 'seven herons cross a road!' })), await refusalOf(signIn({ signInName: 'nobody@acme.example' }))];
    assert.equal(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size, 1);
    assert.equal(refusals[0]?.refusal, 'signed-out');
  });

  test('of 8 uses of one code at the same time, at most one wins, and none after it', async () => {
    await enrol();
    const results = await Promise.allSettled(Array.from({ length: 8 }, async (_, source) => signIn({}, `198.51.100.${source}`)));
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal((await refusalOf(signIn({}, '203.0.113.1')))?.refusal, 'signed-out');
    assert.equal((await refusalOf(signIn({ code: code(-1) }, '203.0.113.1')))?.refusal, 'signed-out');
  });

  test('wrong codes behind the right password are counted over restarts; wrong passwords lock nobody out', async () => {
    await enrol();
    for (let round = 0; round < 5; round += 1) await refusalOf(signIn({ code: '000000' }, `198.51.100.${round}`));
    assert.equal((await refusalOf(signIn({}, '203.0.113.1')))?.refusal, 'signed-out');
    world.clock.pass(15);
    await signIn({}, '203.0.113.1');
    world.clock.pass(1);
    for (let round = 0; round < 6; round += 1) await refusalOf(signIn({ password: 'wrong wrong wrong wrong' }, '198.51.100.99'));
    assert.equal((await refusalOf(signIn({}, '198.51.100.99')))?.refusal, 'too-many');
    await signIn({}, '203.0.113.1');
  });

  test('an administrator never signs in by password, not even with one from before', async () => {
    await enrol();
    await world.store.write(world.home, async (rows) => rows.updateTable('roleGrant').set({ role: 'administrator' }).where('accountId', '=', 'pat').execute());
    assert.equal((await refusalOf(signIn()))?.refusal, 'signed-out');
    const fresh = await world.openFor('pat', { method: 'passkey', isSteppedUp: true });
    assert.equal((await refusalOf(world.perform(passwordBegin, { signInName: 'other', password }, { cookie: fresh })))?.refusal, 'not-allowed');
  });

  test('where passwords are not allowed, none is set and none signs in', async () => {
    await enrol();
    world.allowPasswords(false);
    assert.equal((await refusalOf(signIn()))?.refusal, 'not-allowed');
    assert.equal((await refusalOf(world.perform(passwordBegin, { signInName: 'pat', password }, { cookie })))?.refusal, 'not-allowed');
  });

  test('a listed password, a wrong first code, a stale ceremony and a missing step-up set nothing', async () => {
    assert.equal((await refusalOf(world.perform(passwordBegin, { signInName: 'pat', password: '1qaz2wsx3edc4rfv' }, { cookie })))?.refusal, 'invalid-input');
    const { ceremony } = await world.perform(passwordBegin, { signInName: 'pat', password }, { cookie });
    assert.equal((await refusalOf(world.perform(passwordFinish, { ceremony, password, code: 'abcdef' }, { cookie })))?.refusal, 'conflict');
    assert.equal((await refusalOf(world.perform(passwordFinish, { ceremony, password, code: 'abcdef' }, { cookie })))?.refusal, 'conflict');
    world.clock.pass(6);
    assert.equal((await refusalOf(world.perform(passwordBegin, { signInName: 'pat', password }, { cookie })))?.refusal, 'step-up-needed');
    assert.equal((await world.store.read(world.home, async (rows) => rows.selectFrom('password').selectAll().execute())).length, 0);
  });

  test('neither password nor seed is in any row or audit entry, and removing them ends other sessions', async () => {
    await enrol();
    const other = await signIn();
    const text = await world.everything();
    assert.ok(!text.includes(password));
    for (const form of ['hex', 'base64', 'base64url'] as const) assert.ok(!text.includes(Buffer.from(seed).toString(form)));
    const fresh = await world.openFor('pat', { method: 'passkey', isSteppedUp: true });
    await world.perform(passwordRemove, {}, { cookie: fresh });
    assert.equal((await refusalOf(world.perform(accountShow, {}, { cookie: other })))?.refusal, 'signed-out');
    world.clock.pass(1);
    assert.equal((await refusalOf(signIn()))?.refusal, 'signed-out');
  });

  const setTo = async (text: string, presentPassword?: string): Promise<void> => {
    const fresh = await world.openFor('pat', { method: 'passkey', isSteppedUp: true });
    const { seedAddress, ceremony } = await world.perform(passwordBegin, { signInName: 'pat@acme.example', password: text, ...(presentPassword === undefined ? {} : { presentPassword }) }, { cookie: fresh });
    seed = seedOf(seedAddress);
    await world.perform(passwordFinish, { ceremony, password: text, code: code() }, { cookie: fresh });
    world.clock.pass(1);
  };

  test('a password is changed by whoever knows the present one besides having a passkey, and the old one ends', async () => {
    await enrol();
    const next = 'nine otters mend a bridge';
    for (const present of [undefined, next]) assert.equal((await refusalOf(setTo(next, present)))?.refusal, 'invalid-input');
    await setTo(next, password);
    assert.equal((await refusalOf(signIn()))?.refusal, 'signed-out');
    world.clock.pass(1);
    await signIn({ password: next });
  });

  test('a password counts exactly as typed, to the last of 256 characters, in its case and with its blanks', async () => {
    const long = ` Seven herons cross a Field ${'äß漢 x9'.repeat(40)}`.slice(0, 255).padEnd(255, 'q').concat('z');
    await setTo(long);
    for (const other of [`${long.slice(0, -1)}y`, long.toLowerCase(), long.trim()]) {
      assert.equal((await refusalOf(signIn({ password: other })))?.refusal, 'signed-out', other.slice(-10));
      world.clock.pass(16);
    }
    await signIn({ password: long });
  });

  test('a password does not end by its age', async () => {
    await enrol();
    world.clock.pass(3 * 365 * 24 * 60);
    await signIn();
  });

  test('the fields for a password hide it, and let a manager fill and paste it', () => {
    const { body } = signInPage({ next: '/home', isSetUp: true, done: null, hasPasswords: true });
    const [field = ''] = /<input[^>]*name="password"[^>]*>/u.exec(body.value) ?? [];
    assert.match(field, /type="password"/u);
    assert.match(field, /autocomplete="current-password"/u);
    assert.match(body.value, /autocomplete="username"/u);
    assert.doesNotMatch(body.value, /onpaste|oncopy|maxlength="\d{1,2}"[^>]*name="password"|readonly/u);
  });
});
