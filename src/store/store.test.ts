import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sharedCluster, withoutPostgresql } from '../../test/support/postgresql-cluster.ts';
import { openStore, type StorePlace } from './open-store.ts';
import { provenScope } from './scope.ts';
import type { Store } from './store.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-store-'));
const acme = provenScope('acme');
const other = provenScope('other');
const at = '2026-01-02T03:04:05.000Z';

describe('store', () => {
  after(() => rmSync(folder, { recursive: true }));

  describe('the store over SQLite', () => storeTests(async () => ({ dataFolder: folder })));
  describe('the store over PostgreSQL', { skip: withoutPostgresql }, () => storeTests(async () => ({ dataFolder: folder, ...(await (await sharedCluster()).database()) })));
});

/** What holds over either database. */
function storeTests(place: () => Promise<StorePlace>): void {
  let store: Store;
  before(async () => {
    store = await openStore(await place(), () => new Date(at));
    for (const id of ['acme', 'other']) await store.addOrganisation({ id, name: id, createdAt: at });
    for (const scope of [acme, other]) {
      await store.write(scope, async (rows) => {
        await rows.insertInto('product').values({ id: 'p1', slug: 'gateway', name: `Gateway of ${scope.organisationId}`, statement: '', createdAt: at, changedAt: at, archivedAt: null }).execute();
        await rows.insertInto('release').values({ id: 'r1', productId: 'p1', version: '1.0', createdAt: at }).execute();
      });
    }
  });
  after(async () => store.close());

  it('a query sees only the rows of its organisation, also in joins, subqueries and common table expressions', async () => {
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

  it('a copy of rows is of the organisation’s own, and stays with it', async () => {
    const copies = async (scope: typeof acme): Promise<readonly unknown[]> => store.read(scope, async (rows) => rows.selectFrom('setting').select(['key', 'value']).where('changedBy', '=', 'copy').execute());
    await store.write(acme, async (rows) => rows.insertInto('setting').columns(['key', 'value', 'changedAt', 'changedBy']).expression((is) => is.selectFrom('product').select(['slug', 'name', 'createdAt', is.val('copy').as('by')])).execute());
    assert.deepEqual(await copies(acme), [{ key: 'gateway', value: 'Gateway of acme' }]);
    assert.deepEqual(await copies(other), []);
    await store.write(acme, async (rows) => rows.deleteFrom('setting').execute());
  });

  it('a change touches only the rows of its organisation', async () => {
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

  it('a row of another organisation can’t be referenced', async () => {
    await store.write(other, async (rows) => rows.insertInto('product').values({ id: 'only-other', slug: 'x', name: 'x', statement: '', createdAt: at, changedAt: at, archivedAt: null }).execute());
    await assert.rejects(store.write(acme, async (rows) => rows.insertInto('release').values({ id: 'r9', productId: 'only-other', version: '1', createdAt: at }).execute()), /foreign key/iu);
  });

  it('a change that fails leaves nothing, and those beside it stand', async () => {
    const add = (id: string, fails: boolean): Promise<void> => store.write(acme, async (rows) => {
      await rows.insertInto('release').values({ id, productId: 'p1', version: id, createdAt: at }).execute();
      if (fails) throw new Error('no');
    });
    const results = await Promise.allSettled([add('a', false), add('b', true), add('c', false)]);
    assert.deepEqual(results.map(({ status }) => status), ['fulfilled', 'rejected', 'fulfilled']);
    assert.deepEqual((await store.read(acme, async (rows) => rows.selectFrom('release').select('id').orderBy('id').execute())).map(({ id }) => id), ['a', 'c']);
  });

  it('gives counts and large numbers as numbers', async () => {
    await store.write(acme, async (rows) => rows.insertInto('evidenceFile').values({ id: 'big', releaseId: 'a', productId: 'p1', path: 'x', digest: 'd', sizeBytes: 2 ** 52, origin: 'handed-over', reading: null, receivedAt: at, receivedBy: 'x', removedAt: null }).execute());
    const [found] = await store.read(acme, async (rows) => rows.selectFrom('evidenceFile').select((build) => ['sizeBytes', build.fn.sum<number>('sizeBytes').over().as('sum')]).execute());
    assert.deepEqual(found, { sizeBytes: 2 ** 52, sum: 2 ** 52 });
  });

  it('sorts text by code points', async () => {
    await store.write(acme, async (rows) => rows.insertInto('setting').values(['a', 'B', '_', 'é', 'Z'].map((key) => ({ key, value: '1', changedAt: at, changedBy: 'x' }))).execute());
    assert.deepEqual((await store.read(acme, async (rows) => rows.selectFrom('setting').select('key').orderBy('key').execute())).map(({ key }) => key), ['B', 'Z', '_', 'a', 'é']);
  });

  it('runs the changes of one organisation one after another, so that none is lost', async () => {
    await store.write(acme, async (rows) => rows.insertInto('setting').values({ key: 'count', value: '0', changedAt: at, changedBy: 'x' }).execute());
    await Promise.all(Array.from({ length: 200 }, async () => store.write(acme, async (rows) => {
      const { value } = await rows.selectFrom('setting').select('value').where('key', '=', 'count').executeTakeFirstOrThrow();
      await rows.updateTable('setting').set({ value: String(Number(value) + 1) }).where('key', '=', 'count').execute();
    })));
    assert.equal((await store.read(acme, async (rows) => rows.selectFrom('setting').select('value').where('key', '=', 'count').executeTakeFirstOrThrow())).value, '200');
  });

  it('refuses rows that are used after their transaction, and a transaction within another', async () => {
    const kept = await store.read(acme, async (rows) => rows);
    await assert.rejects(async () => kept.selectFrom('product').selectAll().execute(), /has ended/u);
    await assert.rejects(store.write(acme, async () => store.write(acme, async () => 1)), /its own rows/u);
    await assert.rejects(store.write(acme, async () => store.read(acme, async () => 1)), /its own rows/u);
  });

  it('lets reads go on while a change takes its time', async () => {
    const begun = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<void>();
    const slow = store.write(acme, async (rows) => {
      await rows.updateTable('product').set({ statement: 'slow' }).execute();
      begun.resolve();
      await ended.promise;
    });
    await begun.promise;
    const reads = await Promise.all(Array.from({ length: 40 }, async () => store.read(acme, async (rows) => rows.selectFrom('product').select('statement').where('id', '=', 'p1').executeTakeFirstOrThrow())));
    assert.ok(reads.every(({ statement }) => statement === ''));
    ended.resolve();
    await slow;
  });
}
