import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sharedCluster, withoutPostgresql } from '../../test/support/postgresql-cluster.ts';
import { keptChange, keptQuery } from './kept-query.ts';
import { openStore, type StorePlace } from './open-store.ts';
import { provenScope } from './scope.ts';
import type { Reader, Store } from './store.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-shapes-'));
const scopes = [provenScope('acme'), provenScope('other')] as const;
const at = '2026-01-02T03:04:05.000Z';

const nameOf = keptQuery((rows, { id, archivedAt }: { readonly id: string; readonly archivedAt: string }) => rows.selectFrom('product').select('name').where('id', '=', id).where((is) => is.or([is('archivedAt', 'is', null), is('archivedAt', '=', archivedAt)])));
const rename = keptChange((rows, { id, name, archivedAt }: { readonly id: string; readonly name: string; readonly archivedAt: string | null }) => rows.updateTable('product').set({ name, archivedAt, statement: 'renamed' }).where('id', '=', id));

describe('queries whose SQL is kept', () => {
  after(() => rmSync(folder, { recursive: true }));

  describe('over SQLite', () => shapeTests(async () => ({ dataFolder: folder })));
  describe('over PostgreSQL', { skip: withoutPostgresql }, () => shapeTests(async () => ({ dataFolder: folder, ...(await (await sharedCluster()).database()) })));
});

function shapeTests(place: () => Promise<StorePlace>): void {
  let store: Store;
  before(async () => {
    store = await openStore(await place(), () => new Date(at));
    for (const scope of scopes) {
      await store.addOrganisation({ id: scope.organisationId, name: scope.organisationId, createdAt: at });
      await store.write(scope, async (rows) => {
        for (const id of ['p1', 'p2', 'p3']) await rows.insertInto('product').values({ id, slug: id, name: `${id} of ${scope.organisationId}`, statement: '', createdAt: at, changedAt: at, archivedAt: id === 'p3' ? at : null }).execute();
      });
    }
  });
  after(async () => store.close());

  it('each organisation in turn gets its own rows, with its own values', async () => {
    for (const id of ['p1', 'p2']) {
      for (const scope of scopes) {
        assert.deepEqual(await store.read(scope, async (rows) => rows.selectFrom('product').select('name').where('id', '=', id).execute()), [{ name: `${id} of ${scope.organisationId}` }]);
        assert.deepEqual(await store.read(scope, async (rows) => nameOf(rows, { id, archivedAt: at })), [{ name: `${id} of ${scope.organisationId}` }]);
      }
    }
  });

  it('queries that differ in more than values do not share their SQL', async () => {
    const names = async (build: (rows: Reader) => { execute(): Promise<readonly { readonly name: string }[]> }): Promise<readonly string[]> => (await store.read(scopes[0], async (rows) => build(rows).execute())).map(({ name }) => name.slice(0, 2));
    const all = (rows: Reader) => rows.selectFrom('product').select('name').orderBy('id');
    assert.deepEqual(await names((rows) => all(rows).where('id', 'in', ['p1'])), ['p1']);
    assert.deepEqual(await names((rows) => all(rows).where('id', 'in', ['p2', 'p3'])), ['p2', 'p3']);
    assert.deepEqual(await names((rows) => all(rows).where('archivedAt', 'is', null)), ['p1', 'p2']);
    assert.deepEqual(await names((rows) => all(rows).where('archivedAt', 'is not', null)), ['p3']);
    assert.deepEqual(await names((rows) => all(rows).where('id', '>', 'p1').limit(1)), ['p2']);
    assert.deepEqual(await names((rows) => all(rows).where('id', '>', 'p1').limit(2)), ['p2', 'p3']);
    assert.deepEqual(await names((rows) => all(rows).where('id', '<', 'p2')), ['p1']);
    // A query of the same rows within another one is narrowed as well.
    assert.deepEqual(await names((rows) => all(rows).where('id', 'in', rows.selectFrom('product').select('id').where('slug', '=', 'p2'))), ['p2']);
  });

  it('a change that is built once touches only its organisation’s rows', async () => {
    await store.write(scopes[0], async (rows) => rename(rows, { id: 'p1', name: 'one', archivedAt: null }));
    await store.write(scopes[1], async (rows) => rename(rows, { id: 'p2', name: 'two', archivedAt: at }));
    const now = async (scope: (typeof scopes)[number]): Promise<unknown> => store.read(scope, async (rows) => rows.selectFrom('product').select(['id', 'name', 'statement', 'archivedAt']).where('statement', '=', 'renamed').execute());
    assert.deepEqual(await now(scopes[0]), [{ id: 'p1', name: 'one', statement: 'renamed', archivedAt: null }]);
    assert.deepEqual(await now(scopes[1]), [{ id: 'p2', name: 'two', statement: 'renamed', archivedAt: at }]);
  });

  it('is refused after its transaction', async () => {
    const kept = await store.read(scopes[0], async (rows) => ({ rows }));
    await assert.rejects(nameOf(kept.rows, { id: 'p1', archivedAt: at }), /has ended/);
  });
}
