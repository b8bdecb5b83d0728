import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openStore } from './open-store.ts';
import { provenScope } from './scope.ts';
import type { Store } from './store.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-store-'));
const acme = provenScope('acme');
const other = provenScope('other');
const at = '2026-01-02T03:04:05.000Z';
let store: Store;

before(async () => {
  store = await openStore({ dataFolder: folder }, () => new Date(at));
  for (const id of ['acme', 'other']) await store.addOrganisation({ id, name: id, createdAt: at });
  for (const scope of [acme, other]) {
    await store.write(scope, async (rows) => {
      await rows.insertInto('product').values({ id: 'p1', slug: 'gateway', name: `Gateway of ${scope.organisationId}`, statement: '', createdAt: at, changedAt: at, archivedAt: null }).execute();
      await rows.insertInto('release').values({ id: 'r1', productId: 'p1', version: '1.0', createdAt: at }).execute();
    });
  }
});
after(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

test('a query sees only the rows of its organisation, also in joins, subqueries and common table expressions', async () => {
  const seen = await store.read(acme, async (rows) => ({
    plain: await rows.selectFrom('product').select('name').execute(),
    joined: await rows.selectFrom('release as r').innerJoin('product', 'product.id', 'r.productId').select(['product.name', 'r.version']).execute(),
    left: await rows.selectFrom('product as p').leftJoin('release', 'release.productId', 'p.id').select(['p.name']).execute(),
    sub: await rows.selectFrom('product').where('id', 'in', (inner) => inner.selectFrom('release').select('productId')).select('name').execute(),
    cte: await rows.with('own', (inner) => inner.selectFrom('product').select(['id', 'name'])).selectFrom('own').select('name').execute(),
    two: await rows.selectFrom(['product', 'release']).select('product.name').execute(),
    counted: await rows.selectFrom('product').select((build) => build.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
  }));
  const own = [{ name: 'Gateway of acme' }];
  assert.deepEqual(seen, { plain: own, joined: [{ name: 'Gateway of acme', version: '1.0' }], left: own, sub: own, cte: own, two: own, counted: { count: 1 } });
});

test('a change touches only the rows of its organisation', async () => {
  await store.write(acme, async (rows) => {
    await rows.updateTable('product').set({ name: 'Changed' }).where((is) => is.or([is('id', '=', 'p1'), is('id', '=', 'p2')])).execute();
    await rows.updateTable('release').set({ version: '2.0' }).execute();
  });
  assert.deepEqual(await store.read(other, async (rows) => rows.selectFrom('product').select('name').execute()), [{ name: 'Gateway of other' }]);
  assert.deepEqual(await store.read(other, async (rows) => rows.selectFrom('release').select('version').execute()), [{ version: '1.0' }]);
  await store.write(acme, async (rows) => rows.deleteFrom('release').execute());
  assert.equal((await store.read(other, async (rows) => rows.selectFrom('release').selectAll().execute())).length, 1);
  assert.equal((await store.read(acme, async (rows) => rows.selectFrom('release').selectAll().execute())).length, 0);
});

test('a row of another organisation can’t be referenced', async () => {
  await store.write(other, async (rows) => rows.insertInto('product').values({ id: 'only-other', slug: 'x', name: 'x', statement: '', createdAt: at, changedAt: at, archivedAt: null }).execute());
  await assert.rejects(store.write(acme, async (rows) => rows.insertInto('release').values({ id: 'r9', productId: 'only-other', version: '1', createdAt: at }).execute()), /FOREIGN KEY/iu);
});

test('a change that fails leaves nothing, and those beside it stand', async () => {
  const add = (id: string, fails: boolean): Promise<void> => store.write(acme, async (rows) => {
    await rows.insertInto('release').values({ id, productId: 'p1', version: id, createdAt: at }).execute();
    if (fails) throw new Error('no');
  });
  const results = await Promise.allSettled([add('a', false), add('b', true), add('c', false)]);
  assert.deepEqual(results.map(({ status }) => status), ['fulfilled', 'rejected', 'fulfilled']);
  assert.deepEqual((await store.read(acme, async (rows) => rows.selectFrom('release').select('id').orderBy('id').execute())).map(({ id }) => id), ['a', 'c']);
});
