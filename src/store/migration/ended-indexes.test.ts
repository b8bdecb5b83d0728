/** An older database that is brought up to date has the indexes of a new one, finds what it logged before, and its log is the one it was. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { Client } from 'pg';
import { databases } from '../../../test/support/databases.ts';
import { sharedCluster } from '../../../test/support/postgresql-cluster.ts';
import { appendEntry } from '../../audit/append-entry.ts';
import { ChainReplay } from '../../audit/replay-chain.ts';
import { openStore, type StorePlace } from '../open-store.ts';
import { provenScope, type Scope } from '../scope.ts';
import { databaseFile } from '../sqlite/open-sqlite.ts';
import type { Store } from '../store.ts';
import { lookAtSchema } from './look-at-schema.ts';
import { migrations, tablesAfter } from './migrations.ts';

const at = '2026-01-02T03:04:05.000Z';
const now = (): Date => new Date(at);
const acme = provenScope('acme');
const older = migrations.slice(0, migrations.findIndex(({ endedIndexes }) => endedIndexes !== undefined));

describe('indexes that go', () => {
  const root = mkdtempSync(join(tmpdir(), 'assay-indexes-'));
  after(() => rmSync(root, { recursive: true }));

  for (const { name, skip, place: databaseOf } of databases) {
    it(`are gone from an older ${name}, what was logged is in the index of the log, and the log goes on in one chain`, { skip }, async () => {
      // Databases with all tables can't be taken: this one begins with fewer steps.
      const database = name === 'SQLite' ? await databaseOf() : await (await sharedCluster()).database();
      const place: StorePlace = { dataFolder: join(root, name), ...database };
      const before = await openStore(place, now, older);
      await before.addOrganisation({ id: 'acme', name: 'Acme', createdAt: at });
      await before.addOrganisation({ id: 'other', name: 'Other', createdAt: at });
      for (const scope of [acme, acme, acme, provenScope('other')]) await append(before, scope);
      await before.close();
      const had = await indexesOf(place);
      assert.deepEqual(['audit_entry_by_actor_at', 'audit_entry_by_area_sequence', 'audit_entry_by_outcome_sequence'].filter((one) => !had.includes(one)), []);
      assert.deepEqual((await lookAtSchema(place)).pending, migrations.slice(older.length).map(({ id }) => id));

      const store = await openStore(place, now);
      for (const [scope, places] of [[acme, [0, 1, 2]], [provenScope('other'), [0]]] as const) {
        const { indexed, logged } = await store.read(scope, async (rows) => ({ indexed: await rows.selectFrom('auditIndex').selectAll().orderBy('sequence').execute(), logged: await rows.selectFrom('auditEntry').selectAll().orderBy('sequence').execute() }));
        assert.deepEqual(indexed.map(({ sequence }) => sequence), places);
        for (const [count, row] of indexed.entries()) assert.deepEqual({ ...logged[count], ...row }, logged[count]);
      }
      await append(store, acme);
      const replay = new ChainReplay();
      const { entries, head } = await store.read(acme, async (rows) => ({ entries: await rows.selectFrom('auditEntry').selectAll().orderBy('sequence').execute(), head: await rows.selectFrom('auditHead').selectAll().executeTakeFirstOrThrow() }));
      await store.close();
      for (const entry of entries) replay.take(entry);
      replay.end(head);
      assert.equal(entries.length, 4);
      const defined = tablesAfter(migrations).flatMap((table) => (table.name === 'auditEntry' || table.name === 'auditIndex' ? (table.indexes ?? []).map((columns) => `${table.name === 'auditEntry' ? 'audit_entry' : 'audit_index'}_by_${columns.join('_')}`) : []));
      assert.deepEqual(await indexesOf(place), defined.toSorted());
    });
  }

  it('must have been there', () => {
    assert.throws(() => tablesAfter([...migrations, { id: '9001-next', tables: [], endedIndexes: { auditEntry: [['actor', 'at']] } }]), /auditEntry lacks an index/u);
  });
});

async function append(store: Store, scope: Scope): Promise<void> {
  await store.write(scope, async (rows) => appendEntry(rows, { actor: 'system', action: 'test', target: 'none', outcome: 'success', area: 'business-data', sourceAddress: '', requestId: '', detail: {} }, at));
}

/** The log's indexes as the database itself tells them, in the order of their names. */
async function indexesOf({ dataFolder, ownerDatabaseUrl }: StorePlace): Promise<readonly string[]> {
  if (ownerDatabaseUrl === undefined) {
    using database = new DatabaseSync(databaseFile(dataFolder), { readOnly: true });
    return database.prepare("select name from sqlite_schema where type = 'index' and tbl_name in ('audit_entry', 'audit_index') and sql is not null order by name").all().map((row) => String(row['name']));
  }
  const client = new Client({ connectionString: ownerDatabaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>("select indexname as name from pg_indexes where tablename in ('audit_entry', 'audit_index') and indexname like '%\\_by\\_%' order by indexname");
    return rows.map((row) => row.name);
  } finally {
    await client.end();
  }
}
