import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { identityWorld, request, type IdentityWorld } from '../../test/workspace/support/identity-world.ts';
import type { Actor } from './actor.ts';
import { authenticate } from './authenticate.ts';
import { endSessions, openSession, stepUpSession, type SessionCookie } from './sessions.ts';

let world: IdentityWorld;
describe('authenticate', () => {
  before(async () => {
    world = await identityWorld();
    await world.addAccount('assessor');
    await world.addAccount('administrator', 'administrator');
  });
  after(async () => world.close());
  let cookie: string;
  let sessionId: string;

  const open = async (accountId: string, isSteppedUp = false): Promise<SessionCookie & { readonly id: string }> => world.store.write(world.home, async (rows) => openSession(rows, world.ports, world.settings, 'home', { accountId, method: 'passkey', request, isSteppedUp }));
  const ask = async (given = cookie): Promise<Actor> => authenticate(world.store, world.settings, world.ports, { cookie: given }, null, request);
  beforeEach(async () => {
    ({ cookie, id: sessionId } = await open('assessor'));
  });

  test('a session says who sends a request; no credential and a bad one make the same anonymous actor', async () => {
    const actor = await ask();
    assert.equal(actor.kind, 'person');
    assert.equal(actor.accountId, 'assessor');
    assert.deepEqual(actor.roles, [{ role: 'assessor', productId: null }]);
    assert.equal(actor.narrowedTo, null);
    const nobody = await authenticate(world.store, world.settings, world.ports, {}, null, request);
    assert.equal(nobody.kind, 'anonymous');
    for (const bad of ['', 'home.', `home.${'a'.repeat(52)}`, cookie.replace('home', 'other'), `${cookie}a`, '💥'.repeat(10_000)]) assert.deepEqual(await ask(bad), nobody);
  });

  test('a request that shows a token is never widened by a cookie beside it', async () => {
    const actor = await authenticate(world.store, world.settings, world.ports, { cookie, bearer: 'assay_home_unknown' }, null, request);
    assert.equal(actor.kind, 'anonymous');
  });

  test('a session ends after its idle time, and goes on as long as it is used', async () => {
    world.clock.pass(29);
    assert.equal((await ask()).kind, 'person');
    world.clock.pass(29);
    assert.equal((await ask()).kind, 'person');
    world.clock.pass(30);
    assert.equal((await ask()).kind, 'anonymous');
  });

  test('a session ends after its longest time however much it is used', async () => {
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      world.clock.pass(20);
      assert.equal((await ask()).kind, 'person');
    }
    world.clock.pass(20);
    assert.equal((await ask()).kind, 'anonymous');
  });

  test('an administrator’s session ends sooner', async () => {
    const { cookie: own } = await open('administrator');
    world.clock.pass(14);
    assert.equal((await ask(own)).kind, 'person');
    world.clock.pass(15);
    assert.equal((await ask(own)).kind, 'anonymous');
  });

  test('F8: a clock set forward a year ends nobody’s session, and new ones can be opened and stepped up', async () => {
    world.clock.set(365 * 24 * 60);
    assert.equal((await ask()).kind, 'person');
    const { cookie: later } = await open('assessor', true);
    const actor = await ask(later);
    assert.equal(actor.kind, 'person');
    // The rule of five minutes compares with the wall clock of the act.
    assert.equal(actor.session?.steppedUpAt, world.ports.now().toISOString());
    world.clock.pass(30);
    assert.equal((await ask()).kind, 'anonymous');
    assert.equal((await ask(later)).kind, 'anonymous');
  });

  test('F8: a clock set back a day makes no session last, used or not', async () => {
    world.clock.set(-24 * 60);
    assert.equal((await ask()).kind, 'person');
    const { cookie: later } = await open('assessor');
    world.clock.pass(30);
    assert.equal((await ask()).kind, 'anonymous');
    assert.equal((await ask(later)).kind, 'anonymous');
    world.clock.pass(24 * 60);
    assert.equal((await ask()).kind, 'anonymous');
  });

  test('F8: after a start anew with a clock set back, a session from the future is not believed', async () => {
    const restarted = { ...world.ports, now: () => new Date(world.clock.wall - 24 * 3_600_000) };
    assert.equal((await authenticate(world.store, world.settings, restarted, { cookie }, null, request)).kind, 'anonymous');
  });

  test('a deactivated account is dead at once', async () => {
    assert.equal((await ask()).kind, 'person');
    await world.store.write(world.home, async (rows) => rows.updateTable('account').set({ state: 'deactivated' }).where('id', '=', 'assessor').execute());
    assert.equal((await ask()).kind, 'anonymous');
    await world.store.write(world.home, async (rows) => rows.updateTable('account').set({ state: 'active' }).where('id', '=', 'assessor').execute());
  });

  test('a role that ended gives nothing from then on', async () => {
    const endsAt = new Date(world.clock.wall + 60_000).toISOString();
    await world.store.write(world.home, async (rows) => rows.insertInto('roleGrant').values({ id: 'short', accountId: 'assessor', role: 'approver', productId: null, grantedAt: '2026-01-01T00:00:00.000Z', grantedBy: 'setup', endsAt, lastUsedAt: null }).execute());
    assert.equal((await ask()).roles.length, 2);
    world.clock.pass(2);
    assert.equal((await ask()).roles.length, 1);
  });

  test('stepping up gives a new secret and kills the old one', async () => {
    const next = await world.store.write(world.home, async (rows) => stepUpSession(rows, world.ports, 'home', sessionId));
    assert.equal((await ask()).kind, 'anonymous');
    const actor = await ask(next?.cookie);
    assert.equal(actor.session?.id, sessionId);
    assert.equal(actor.session?.steppedUpAt, world.ports.now().toISOString());
  });

  test('all sessions but one can be ended', async () => {
    const { cookie: other } = await open('assessor');
    const ended = await world.store.write(world.home, async (rows) => endSessions(rows, 'assessor', 'revoked', world.ports.now().toISOString(), sessionId));
    assert.ok(ended >= 1);
    assert.equal((await ask(other)).kind, 'anonymous');
    assert.equal((await ask()).kind, 'person');
  });

  test('uses are written down once a minute at most', async () => {
    const seen = async (): Promise<string | undefined> => (await world.store.read(world.home, async (rows) => rows.selectFrom('session').select('lastSeenAt').where('id', '=', sessionId).executeTakeFirst()))?.lastSeenAt;
    const first = await seen();
    world.clock.pass(0.5);
    await ask();
    assert.equal(await seen(), first);
    world.clock.pass(0.5);
    await ask();
    assert.notEqual(await seen(), first);
  });
});
