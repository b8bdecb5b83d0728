/** An older database that is brought up to date has the indexes of a new one, and its log is the one it was. */
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
import { provenScope } from '../scope.ts';
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
    it(`are gone from an older ${name}, and the log goes on in one chain`, { skip }, async () => {
      // Databases with all tables can't be taken: this one begins with fewer steps.
      const database = name === 'SQLite' ? await databaseOf() : await (await sharedCluster()).database();
      const place: StorePlace = { dataFolder: join(root, name), ...database };
      const before = await openStore(place, now, older);
      await before.addOrganisation({ id: 'acme', name: 'Acme', createdAt: at });
      for (let count = 0; count < 3; count += 1) await append(before);
      await before.close();
      const had = await indexesOf(place);
      assert.deepEqual(['audit_entry_by_actor_at', 'audit_entry_by_area_sequence', 'audit_entry_by_outcome_sequence'].filter((one) => !had.includes(one)), []);
      assert.deepEqual((await lookAtSchema(place)).pending, migrations.slice(older.length).map(({ id }) => id));

      const store = await openStore(place, now);
      await append(store);
      const replay = new ChainReplay();
      const { entries, head } = await store.read(acme, async (rows) => ({ entries: await rows.selectFrom('auditEntry').selectAll().orderBy('sequence').execute(), head: await rows.selectFrom('auditHead').selectAll().executeTakeFirstOrThrow() }));
      await store.close();
      for (const entry of entries) replay.take(entry);
      replay.end(head);
      assert.equal(entries.length, 4);
      const defined = tablesAfter(migrations).find((table) => table.name === 'auditEntry')?.indexes ?? [];
      assert.deepEqual(await indexesOf(place), defined.map((columns) => `audit_entry_by_${columns.join('_')}`).toSorted());
    });
  }

  it('must have been there', () => {
    assert.throws(() => tablesAfter([...migrations, { id: '9001-next', tables: [], endedIndexes: { auditEntry: [['actor', 'at']] } }]), /auditEntry lacks an index/u);
  });
});

async function append(store: Store): Promise<void> {
  await store.write(acme, async (rows) => appendEntry(rows, { actor: 'system', action: 'test', target: 'none', outcome: 'success', area: 'business-data', sourceAddress: '', requestId: '', detail: {} }, at));
}

/** The log's indexes as the database itself tells them, in the order of their names. */
async function indexesOf({ dataFolder, ownerDatabaseUrl }: StorePlace): Promise<readonly string[]> {
  if (ownerDatabaseUrl === undefined) {
    using database = new DatabaseSync(databaseFile(dataFolder), { readOnly: true });
    return database.prepare("select name from sqlite_schema where type = 'index' and tbl_name = 'audit_entry' and sql is not null order by name").all().map((row) => String(row['name']));
  }
  const client = new Client({ connectionString: ownerDatabaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>("select indexname as name from pg_indexes where tablename = 'audit_entry' and indexname like '%\\_by\\_%' order by indexname");
    return rows.map((row) => row.name);
  } finally {
    await client.end();
  }
}
