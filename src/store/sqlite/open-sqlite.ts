import { DatabaseSync } from 'node:sqlite';
import { CamelCasePlugin, Kysely } from 'kysely';
import { lendRows, refuseNesting } from '../lend-rows.ts';
import { applyMigration, pendingMigrations, prepareSchema, type InstanceTables } from '../migration/migrate.ts';
import { sqliteWords } from '../migration/table-definition.ts';
import type { Scope } from '../scope.ts';
import type { Reader, Store, Writer } from '../store.ts';
import type { Organisation, Tables } from '../tables.ts';
import { WriteQueue, type WritingConnection } from '../write-queue.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

/**
 * Opens the embedded database, making or migrating it first.
 * @param file path of the database file, in a folder that exists
 * @param now the time for the record of steps
 * @throws StoreFailure
 */
export async function openSqlite(file: string, now: () => Date): Promise<Store> {
  const writing = new DatabaseSync(file, { enableForeignKeyConstraints: true });
  writing.exec('pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 5000;');
  const writingConnection = new SqliteConnection(writing);
  const instance = new Kysely<InstanceTables>({ dialect: sqliteDialect(writingConnection), plugins: [new CamelCasePlugin()] });
  writing.exec('begin immediate');
  try {
    await prepareSchema(instance, sqliteWords);
    for (const migration of await pendingMigrations(instance)) await applyMigration(instance, migration, now().toISOString(), sqliteWords);
    writing.exec('commit');
  } catch (problem) {
    writing.exec('rollback');
    writing.close();
    throw problem;
  }
  const reading = new DatabaseSync(file, { readOnly: true });
  const readingConnection = new SqliteConnection(reading);
  const readingTables = new Kysely<Tables>({ dialect: sqliteDialect(readingConnection) });
  const writingTables = new Kysely<Tables>({ dialect: sqliteDialect(writingConnection) });
  const queue = new WriteQueue<WritingConnection>({ open: async () => transactionOver(writing), troubleOf: () => undefined, mayRepeat: () => false });
  /** Reads follow one another: each is one transaction on the one reading connection. */
  let lastRead: Promise<unknown> = Promise.resolve();
  return {
    kind: 'sqlite',
    read: async <T>(scope: Scope, query: (rows: Reader) => Promise<T>) => {
      refuseNesting();
      const run = lastRead.then(async () => {
        reading.exec('begin');
        try {
          return await lendRows(readingTables, scope, query);
        } finally {
          reading.exec('commit');
        }
      });
      lastRead = run.catch(() => {});
      return run;
    },
    write: async <T>(scope: Scope, change: (rows: Writer) => Promise<T>) => {
      refuseNesting();
      return queue.enqueue(async () => lendRows(writingTables, scope, change));
    },
    organisations: async () => instance.selectFrom('organisation').select(['id', 'name', 'createdAt']).orderBy('createdAt').execute(),
    addOrganisation: async (organisation: Organisation) => {
      await queue.enqueue(async () => instance.insertInto('organisation').values(organisation).execute());
    },
    close: async () => {
      await queue.idle();
      await lastRead;
      reading.close();
      writing.close();
    },
  };
}

function transactionOver(database: DatabaseSync): WritingConnection {
  const run = (sql: string) => async (): Promise<void> => database.exec(sql);
  return {
    begin: run('begin immediate'),
    commit: run('commit'),
    rollback: async () => {
      if (database.isTransaction) database.exec('rollback');
    },
    savepoint: run('savepoint change'),
    release: run('release change'),
    rollbackToSavepoint: run('rollback to change'),
    giveBack: () => {},
  };
}
