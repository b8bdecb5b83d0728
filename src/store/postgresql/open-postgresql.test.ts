import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Client } from 'pg';
import { startCluster, withoutPostgresql, type Cluster, type TestDatabase } from '../../../test/support/postgresql-cluster.ts';
import { appendEntry } from '../../audit/append-entry.ts';
import type { AuditEvent } from '../../audit/audit-event.ts';
import { provenScope } from '../scope.ts';
import { StoreFailure } from '../store-failure.ts';
import type { Store } from '../store.ts';
import { scopedTables } from '../tables.ts';
import { snakeCase } from './migrate-postgresql.ts';
import { openPostgresql } from './open-postgresql.ts';

const at = '2026-01-02T03:04:05.000Z';
const now = (): Date => new Date(at);
const acme = provenScope('acme');
const event: AuditEvent = { actor: 'system', action: 'test', target: 'none', outcome: 'success', area: 'business-data', sourceAddress: '', requestId: '', detail: {} };

describe('PostgreSQL', { skip: withoutPostgresql }, () => {
  let cluster: Cluster;
  let database: TestDatabase;
  let stores: Store[];
  before(async () => {
    cluster = await startCluster();
    database = await cluster.database();
    // Two processes that start at once on an empty database.
    stores = await Promise.all([openPostgresql(database, now), openPostgresql(database, now)]);
    for (const id of ['acme', 'other']) {
      await stores[0]?.addOrganisation({ id, name: id, createdAt: at });
      await stores[0]?.write(provenScope(id), async (rows) => rows.insertInto('product').values({ id: `of-${id}`, slug: id, name: id, statement: '', createdAt: at, changedAt: at, archivedAt: null }).execute());
    }
  });
  after(async () => {
    await Promise.all(stores.map(async (store) => store.close()));
    cluster.remove();
  });
  const asApp = async <T>(use: (client: Client) => Promise<T>): Promise<T> => {
    const client = new Client({ connectionString: database.databaseUrl });
    await client.connect();
    try {
      return await use(client);
    } finally {
      await client.end();
    }
  };

  it('shows the server’s role no row without an organisation, and of another’s none', async () => {
    await asApp(async (client) => {
      for (const table of scopedTables) {
        assert.deepEqual((await client.query(`select * from ${snakeCase(table)}`)).rows, [], table);
        const { rows } = await client.query<{ relrowsecurity: boolean; relforcerowsecurity: boolean }>('select relrowsecurity, relforcerowsecurity from pg_class where oid = $1::regclass', [snakeCase(table)]);
        assert.deepEqual(rows, [{ relrowsecurity: true, relforcerowsecurity: true }], table);
      }
      await client.query("begin; select set_config('assay.organisation', 'acme', true)");
      assert.deepEqual((await client.query('select id from product')).rows, [{ id: 'of-acme' }]);
      assert.equal((await client.query("update product set name = 'x' where organisation_id = 'other'")).rowCount, 0);
      assert.equal((await client.query("delete from product where organisation_id = 'other'")).rowCount, 0);
      await client.query('commit');
      // The setting ended with its transaction.
      assert.deepEqual((await client.query('select id from product')).rows, []);
    });
  });

  it('refuses a row put into another organisation, and a reference to another’s row', async () => {
    await asApp(async (client) => {
      for (const [words, expected] of [
        ["insert into setting values ('other', 'k', 'v', 'x', 'x')", /row-level security/u],
        ["update product set organisation_id = 'other'", /row-level security/u],
        ["insert into release values ('acme', 'r', 'of-other', '1', 'x')", /foreign key/u],
      ] as const) {
        await client.query("begin; select set_config('assay.organisation', 'acme', true)");
        await assert.rejects(client.query(words), expected);
        await client.query('rollback');
      }
    });
  });

  it('lets the server’s role neither change what was logged nor the schema', async () => {
    await asApp(async (client) => {
      for (const change of ["audit_entry set entry = 'x'", "audit_index set action = 'x'"]) await assert.rejects(client.query(`update ${change}`), /permission denied/u);
      await assert.rejects(client.query('alter table product disable row level security'), /owner/u);
      await assert.rejects(client.query('drop policy own_organisation on product'), /owner/u);
      await assert.rejects(client.query("insert into migration values ('9', 'x', 'x')"), /permission denied/u);
    });
  });

  it('refuses a role that row-level security does not hold', async () => {
    await assert.rejects(openPostgresql({ databaseUrl: database.superuserUrl }, now), (problem: unknown) => problem instanceof StoreFailure && problem.trouble === 'schema' && problem.message.includes('superuser'));
  });

  it('holds a role that owns the tables as well', async () => {
    const own = await cluster.database();
    const store = await openPostgresql({ databaseUrl: own.ownerDatabaseUrl }, now);
    await store.addOrganisation({ id: 'acme', name: 'acme', createdAt: at });
    await store.write(acme, async (rows) => rows.insertInto('setting').values({ key: 'k', value: '1', changedAt: at, changedBy: 'x' }).execute());
    const client = new Client({ connectionString: own.ownerDatabaseUrl });
    await client.connect();
    assert.deepEqual((await client.query('select * from setting')).rows, []);
    await client.end();
    assert.equal((await store.read(acme, async (rows) => rows.selectFrom('setting').selectAll().execute())).length, 1);
    await store.close();
  });

  it('keeps one chain without a fork under 50 writers of two processes', async () => {
    await Promise.all(Array.from({ length: 50 }, async (_none, writer) => {
      for (let turn = 0; turn < 10; turn += 1) await stores[writer % 2]?.write(acme, async (rows) => appendEntry(rows, event, at));
    }));
    const entries = await stores[0]?.read(acme, async (rows) => rows.selectFrom('auditEntry').select(['sequence', 'entry', 'hash']).orderBy('sequence').execute()) ?? [];
    assert.equal(entries.length, 500);
    for (const [index, { sequence, entry }] of entries.entries()) {
      assert.equal(sequence, index);
      assert.equal((JSON.parse(entry) as { previous: string }).previous, index === 0 ? '0'.repeat(64) : entries[index - 1]?.hash);
    }
  });

  it('says that the database does not answer while it is down, and works within 5 s when it is back', async () => {
    const [store] = stores;
    assert.ok(store !== undefined);
    const write = async (): Promise<unknown> => store.write(acme, async (rows) => rows.updateTable('product').set({ statement: 'again' }).execute());
    const waiting = Promise.allSettled(Array.from({ length: 20 }, write));
    cluster.stopImmediately();
    for (const result of await waiting) if (result.status === 'rejected') assert.ok(result.reason instanceof StoreFailure && result.reason.trouble === 'unreachable', String(result.reason));
    for (const use of [write, async () => store.read(acme, async (rows) => rows.selectFrom('product').select('id').execute()), async () => store.organisations()]) {
      await assert.rejects(use, (problem: unknown) => problem instanceof StoreFailure && problem.trouble === 'unreachable');
    }
    cluster.start();
    const since = performance.now();
    for (;;) {
      try {
        await write();
        break;
      } catch {
        assert.ok(performance.now() - since < 5000, 'works again within 5 s');
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  });
});
