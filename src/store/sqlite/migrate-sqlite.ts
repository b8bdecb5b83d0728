import type { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import { applyMigration, pendingMigrations, prepareSchema, type InstanceTables } from '../migration/migrate.ts';
import type { Migration } from '../migration/migrations.ts';
import { sqliteWords } from '../migration/table-definition.ts';

/** The steps that the database still lacks; all of them when it is empty. @throws StoreFailure (`schema`) */
export async function pendingOnSqlite(database: DatabaseSync, instance: Kysely<InstanceTables>, steps: readonly Migration[]): Promise<readonly Migration[]> {
  const isThere = database.prepare("select 1 from sqlite_schema where type = 'table' and name = 'migration'").get() !== undefined;
  return isThere ? pendingMigrations(instance, steps) : steps;
}

/** Makes or renews the schema in one transaction. @param at RFC 3339 @throws StoreFailure (`schema`) */
export async function migrateSqlite(database: DatabaseSync, instance: Kysely<InstanceTables>, at: string, steps: readonly Migration[]): Promise<void> {
  database.exec('begin immediate');
  try {
    await prepareSchema(instance, sqliteWords);
    for (const migration of await pendingMigrations(instance, steps)) await applyMigration(instance, migration, at, sqliteWords);
    database.exec('commit');
  } catch (problem) {
    if (database.isTransaction) database.exec('rollback');
    throw problem;
  }
}
