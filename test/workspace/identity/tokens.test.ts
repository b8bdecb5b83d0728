import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { authenticate } from '../../../src/identity/authenticate.ts';
import { accountShow } from '../../../src/workspace/acts/identity/account-show.ts';
import { passkeyList } from '../../../src/workspace/acts/identity/passkey-list.ts';
import { recoveryCodesIssue } from '../../../src/workspace/acts/identity/recovery-codes-issue.ts';
import { setupShow } from '../../../src/workspace/acts/identity/setup-show.ts';
import { identityActs } from '../../../src/workspace/acts/identity/index.ts';
import { tokenCreate } from '../../../src/workspace/acts/identity/token-create.ts';
import { tokenList } from '../../../src/workspace/acts/identity/token-list.ts';
import { tokenRevoke } from '../../../src/workspace/acts/identity/token-revoke.ts';
import { readingAct } from '../../../src/workspace/act.ts';
import { nothingShape } from '../../../src/workspace/acts/identity/shapes.ts';
import { ownOrganisation } from '../../../src/workspace/acts/identity/objects.ts';
import { identityWorld, request, type IdentityWorld } from '../support/identity-world.ts';
import { refusalOf } from '../support/refusal-of.ts';

/** An act that a token may have: whoever belongs to the organisation may read it. */
const hello = readingAct({ id: 'organisation.greet', summary: 'Greets.', area: 'business-data', object: 'organisation', http: { method: 'GET', path: '/api/v1/greeting' }, input: nothingShape, output: nothingShape, find: ownOrganisation, run: async () => ({}) });
const create = tokenCreate(() => [hello, accountShow, passkeyList, recoveryCodesIssue, setupShow]);

let world: IdentityWorld;
let cookie: string;
describe('tokens', () => {
  beforeEach(async () => {
    world = await identityWorld();
    ({ cookie } = await world.setUp());
  });
  afterEach(async () => world.close());

  const make = async (more: object = {}): Promise<{ tokenId: string; token: string; expiresAt: string }> => world.perform(create, { name: 'Pipeline', acts: [hello.id], ...more }, { cookie });

  test('a token is shown once, kept as a hash, and does what it was made for and nothing else', async () => {
    const { token, expiresAt, tokenId } = await make();
    assert.match(token, /^assay_home_[a-z2-7]{52}_[a-z2-7]{7}$/u);
    assert.equal(Date.parse(expiresAt) - world.clock.wall, 30 * 86_400_000);
    assert.deepEqual(await world.perform(hello, {}, { bearer: token }), {});
    for (const act of [accountShow, passkeyList, tokenList]) assert.notEqual(await refusalOf(world.perform(act as typeof passkeyList, {}, { bearer: token })), undefined, act.id);
    const { tokens } = await world.perform(tokenList, {}, { cookie });
    assert.equal(tokens[0]?.tokenId, tokenId);
    assert.equal(tokens[0]?.lastUsedAt, world.ports.now().toISOString());
    for (const text of [await world.everything(), JSON.stringify(tokens)]) assert.ok(!text.includes(token) && !text.includes(token.split('_')[2] ?? ''));
  });

  test('a token that is revoked, has ended, or whose owner is deactivated is nobody’s at once', async () => {
    const kindOf = async (bearer: string): Promise<string> => (await authenticate(world.store, world.settings, world.ports, { bearer }, null, request)).kind;
    const { token, tokenId } = await make();
    assert.equal(await kindOf(token), 'token');
    await world.perform(tokenRevoke, { tokenId }, { cookie });
    assert.equal(await kindOf(token), 'anonymous');
    const { token: ending } = await make({ days: 1 });
    const { token: owned } = await make();
    world.clock.pass(24 * 60);
    assert.equal(await kindOf(ending), 'anonymous');
    assert.equal(await kindOf(owned), 'token');
    await world.store.write(world.home, async (rows) => rows.updateTable('account').set({ state: 'deactivated' }).execute());
    assert.equal(await kindOf(owned), 'anonymous');
  });

  test('a token is not made without a fresh passkey, for what its owner may not do, for sensitive acts, or for longer than allowed', async () => {
    for (const acts of [['product.nothing'], [recoveryCodesIssue.id], [setupShow.id]]) assert.equal((await refusalOf(make({ acts })))?.refusal, 'invalid-input', acts.join(' '));
    assert.equal((await refusalOf(make({ days: world.settings.tokenDaysMost + 1 })))?.refusal, 'invalid-input');
    assert.equal((await refusalOf(make({ days: 91 })))?.refusal, 'invalid-input');
    assert.equal((await refusalOf(make({ productIds: ['no-such-product'] })))?.refusal, 'invalid-input');
    const { token } = await make();
    assert.notEqual(await refusalOf(world.perform(create, { name: 'x', acts: [hello.id] }, { bearer: token })), undefined);
    world.clock.pass(6);
    assert.equal((await refusalOf(make()))?.refusal, 'step-up-needed');
  });

  test('every act of signing in has a path of its own under sign-in, setup or account', () => {
    const all = identityActs(() => []);
    assert.equal(new Set(all.map(({ http }) => `${http.method} ${http.path}`)).size, all.length);
    for (const { http } of all) assert.match(http.path, /^\/api\/v1\/(?:sign-in|setup|account)(?:\/|$)/u);
  });
});
