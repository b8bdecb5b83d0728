import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import type { Actor } from '../../../src/identity/actor.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { changingAct, readingAct } from '../../../src/workspace/act.ts';
import { ActRefused } from '../../../src/workspace/act-refused.ts';
import { anonymous, openWorld, type World } from '../support/world.ts';

const found = { kind: 'product', id: 'p1', productId: 'p1', accountId: null } as const;
const rename = changingAct({
  id: 'product.rename', summary: 'Renames.', area: 'business-data', object: 'product', http: { method: 'PATCH', path: '/api/v1/products/{id}' },
  input: z.strictObject({ id: z.string(), name: z.string().max(9) }), output: z.object({ name: z.string() }),
  find: async (rows, { id }) => ((await rows.selectFrom('product').select('id').where('id', '=', id).executeTakeFirst()) === undefined ? undefined : { ...found, id, productId: id }),
  run: async ({ rows, note }, { id, name }) => {
    await rows.updateTable('product').set({ name }).where('id', '=', id).execute();
    if (name === 'conflict') throw new ActRefused('conflict', 'It is so already.');
    if (name === 'fault') throw new TypeError('a fault');
    note({ changed: 'name' });
    return { name, statement: 'not for everybody' };
  },
});
const showInput = z.strictObject({ id: z.string() });
const show = readingAct({ area: rename.area, object: rename.object, summary: 'Shows.', output: rename.output, find: async (rows, { id }: z.infer<typeof showInput>) => rename.find(rows, { id, name: '' }, anonymous(acme)), id: 'product.show', http: { method: 'GET', path: '/api/v1/products/{id}' }, input: showInput, run: async () => ({ name: 'Gateway' }) });
const grantKey = changingAct({ ...rename, id: 'product.sign', needsStepUp: true });
const open = readingAct({ ...show, id: 'product.public', isOpen: true });

let world: World;
let acme: Scope;
let other: Scope;
describe('door', () => {
  before(async () => {
    world = await openWorld();
    acme = await world.organisation('acme');
    other = await world.organisation('other');
    const at = world.now();
    for (const [scope, id] of [[acme, 'p1'], [acme, 'p2'], [other, 'p9']] as const) await world.store.write(scope, async (rows) => rows.insertInto('product').values({ id, slug: id, name: 'Gateway', statement: '', createdAt: at, changedAt: at, archivedAt: null }).execute());
  });
  after(async () => world.close());

  const lead = { roles: [{ role: 'security-lead', productId: null }] } as const;
  const owner = { roles: [{ role: 'product-owner', productId: 'p1' }] } as const;

  async function refusalOf(work: Promise<unknown>): Promise<string> {
    const problem = await work.then(() => undefined, (thrown: unknown) => thrown);
    assert.ok(problem instanceof ActRefused, String(problem));
    return problem.refusal;
  }

  async function lastEntry(scope: Scope): Promise<Record<string, unknown>> {
    const { entry } = await world.store.read(scope, async (rows) => rows.selectFrom('auditEntry').select('entry').orderBy('sequence', 'desc').executeTakeFirstOrThrow());
    return JSON.parse(entry) as Record<string, unknown>;
  }

  const nameOf = async (id: string): Promise<string> => (await world.store.read(acme, async (rows) => rows.selectFrom('product').select('name').where('id', '=', id).executeTakeFirstOrThrow())).name;

  test('a change is made together with its entry, and only what the act declares leaves', async () => {
    const actor = await world.person(acme, lead);
    assert.deepEqual(await world.door.perform(actor, rename, { id: 'p1', name: 'New' }), { name: 'New' });
    const { actor: who, action, target, outcome, detail } = await lastEntry(acme);
    assert.deepEqual({ who, action, target, outcome, detail }, { who: `person:${actor.accountId}`, action: 'product.rename', target: 'product:p1', outcome: 'success', detail: { changed: 'name' } });
  });

  test('a read is in the log before it is answered', async () => {
    const actor = await world.person(acme, owner);
    assert.deepEqual(await world.door.perform(actor, show, { id: 'p1' }), { name: 'Gateway' });
    assert.equal((await lastEntry(acme))['action'], 'product.show');
  });

  test('what an act refuses or breaks leaves an entry and no change', async () => {
    const actor = await world.person(acme, lead);
    const before = await nameOf('p1');
    assert.equal(await refusalOf(world.door.perform(actor, rename, { id: 'p1', name: 'conflict' })), 'conflict');
    assert.deepEqual((await lastEntry(acme))['detail'], { refusal: 'conflict' });
    await assert.rejects(world.door.perform(actor, rename, { id: 'p1', name: 'fault' }), TypeError);
    assert.equal((await lastEntry(acme))['outcome'], 'failure');
    assert.equal(await nameOf('p1'), before);
  });

  test('input is strict, and each problem says where', async () => {
    const actor = await world.person(acme, lead);
    const problem = await world.door.perform(actor, rename, { id: 'p1', name: 'far too long', owner: 'x' }).catch((thrown: unknown) => thrown);
    assert.ok(problem instanceof ActRefused);
    assert.equal(problem.refusal, 'invalid-input');
    assert.deepEqual(problem.problems.map(({ path }) => path).toSorted(), ['', 'name']);
  });

  test('an unknown id, one of another organisation and one of another’s product are refused alike', async () => {
    const actor = await world.person(acme, owner);
    for (const id of ['nothing', 'p9', 'p2']) {
      const problem = await world.door.perform(actor, rename, { id, name: 'New' }).catch((thrown: unknown) => thrown);
      assert.ok(problem instanceof ActRefused);
      assert.deepEqual([problem.refusal, problem.message], ['not-found', 'There is no such thing, or it is not for you.']);
    }
  });

  test('who sees a thing is told that it is not allowed, and who is not signed in is told only that', async () => {
    assert.equal(await refusalOf(world.door.perform(await world.person(acme, { roles: [{ role: 'executive-sponsor', productId: null }] }), rename, { id: 'p1', name: 'New' })), 'not-allowed');
    assert.equal(await refusalOf(world.door.perform(anonymous(acme), rename, { nonsense: true })), 'signed-out');
    assert.deepEqual(await world.door.perform(anonymous(acme), open, { id: 'p1' }), { name: 'Gateway' });
  });

  test('a sensitive act asks for a passkey shown in the last five minutes, and never takes a token', async () => {
    const sign = async (actor: Actor): Promise<unknown> => world.door.perform(actor, grantKey, { id: 'p1', name: 'New' });
    assert.equal(await refusalOf(sign(await world.person(acme, lead))), 'step-up-needed');
    assert.equal(await refusalOf(sign(await world.person(acme, { ...lead, hasPasskey: false }))), 'passkey-needed');
    const stepped = await world.person(acme, { ...lead, isSteppedUp: true });
    await sign(stepped);
    world.pass(300_000);
    await sign(stepped);
    world.pass(1);
    assert.equal(await refusalOf(sign(stepped)), 'step-up-needed');
    const early = await world.person(acme, { ...lead, isSteppedUp: true });
    world.pass(-1);
    assert.equal(await refusalOf(sign(early)), 'step-up-needed', 'a passkey shown in the future');
    assert.equal(await refusalOf(sign(await world.person(acme, { ...lead, token: { kind: 'token', acts: ['product.sign'], productIds: null } }))), 'not-allowed');
  });

  test('a token does only its acts with its products', async () => {
    const token = await world.person(acme, { ...lead, token: { kind: 'token', acts: ['product.show'], productIds: ['p1'] } });
    await world.door.perform(token, show, { id: 'p1' });
    assert.equal(await refusalOf(world.door.perform(token, show, { id: 'p2' })), 'not-found');
    assert.equal(await refusalOf(world.door.perform(token, rename, { id: 'p1', name: 'New' })), 'not-allowed');
  });

  test('a right that ended between the request’s beginning and its act has ended', async () => {
    const ends: readonly ((id: string) => Promise<unknown>)[] = [
      async (id) => world.store.write(acme, async (rows) => rows.updateTable('account').set({ state: 'deactivated' }).where('id', '=', id).execute()),
      async (id) => world.store.write(acme, async (rows) => rows.updateTable('session').set({ endedAt: world.now() }).where('accountId', '=', id).execute()),
    ];
    for (const end of ends) {
      const actor = await world.person(acme, lead);
      await world.door.perform(actor, show, { id: 'p1' });
      await end(actor.accountId ?? '');
      assert.equal(await refusalOf(world.door.perform(actor, show, { id: 'p1' })), 'signed-out');
    }
    const without = await world.person(acme, lead);
    await world.store.write(acme, async (rows) => rows.deleteFrom('roleGrant').where('accountId', '=', without.accountId ?? '').execute());
    assert.equal(await refusalOf(world.door.perform(without, show, { id: 'p1' })), 'not-found');
  });

  test('a flood of refusals is counted and not written one by one', async () => {
    const size = async (): Promise<number> => (await world.store.read(other, async (rows) => rows.selectFrom('auditEntry').select('sequence').execute())).length;
    const before = await size();
    for (let index = 0; index < 500; index += 1) await refusalOf(world.door.perform(anonymous(other), rename, {}));
    assert.equal((await size()) - before, 20);
    world.pass(60_000);
    await refusalOf(world.door.perform(anonymous(other), rename, {}));
    const entries = await world.store.read(other, async (rows) => rows.selectFrom('auditEntry').select('entry').orderBy('sequence', 'desc').limit(2).execute());
    assert.deepEqual(entries.map(({ entry }) => (JSON.parse(entry) as { action: string; detail: { count?: number } })).map(({ action, detail }) => [action, detail.count]), [['product.rename', undefined], ['refusals.count', 480]]);
  });

  test('the last use of a role is kept', async () => {
    const actor = await world.person(acme, { roles: [{ role: 'security-lead', productId: null }, { role: 'auditor', productId: null }] });
    await world.door.perform(actor, rename, { id: 'p1', name: 'New' });
    const grants = await world.store.read(acme, async (rows) => rows.selectFrom('roleGrant').select(['role', 'lastUsedAt']).where('accountId', '=', actor.accountId ?? '').orderBy('role').execute());
    assert.deepEqual(grants, [{ role: 'auditor', lastUsedAt: null }, { role: 'security-lead', lastUsedAt: world.now() }]);
  });
});
