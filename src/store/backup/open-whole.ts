import { existsSync } from 'node:fs';
import { CamelCasePlugin, Kysely } from 'kysely';
import { noWall, type InstanceTables, type OrganisationWall } from '../migration/migrate.ts';
import { postgresqlWords, sqliteWords, type SchemaWords } from '../migration/table-definition.ts';
import type { StorePlace } from '../store-place.ts';
import { postgresqlWall } from '../postgresql/migrate-postgresql.ts';
import { postgresqlDialect } from '../postgresql/postgresql-connection.ts';
import { postgresqlPool } from '../postgresql/postgresql-pool.ts';
import { postgresqlTrouble } from '../postgresql/postgresql-trouble.ts';
import { grantInstanceTables, safeRole } from '../postgresql/row-level-security.ts';
import { openReading, openWriting } from '../sqlite/open-database.ts';
import { databaseFile } from '../sqlite/open-sqlite.ts';
import { takeServerLock } from '../sqlite/server-lock.ts';
import { SqliteConnection } from '../sqlite/sqlite-connection.ts';
import { sqliteDialect } from '../sqlite/sqlite-dialect.ts';
import { sqliteTrouble } from '../sqlite/sqlite-trouble.ts';
import { StoreFailure } from '../store-failure.ts';
import { AllRows } from './all-rows.ts';

type AnyTables = ConstructorParameters<typeof AllRows>[0] extends Kysely<infer Tables> ? Tables : never;

/** A whole database within one transaction: for backup, restore and the making of steps only. */
export interface WholeDatabase {
  readonly kind: 'sqlite' | 'postgresql';
  readonly rows: AllRows;
  readonly instance: Kysely<InstanceTables>;
  readonly words: SchemaWords;
  readonly wall: OrganisationWall;
  /** What it adds once all are made. */
  readonly afterTables: () => Promise<void>;
  readonly hasSchema: boolean;
}

/**
 * Runs `use` over one state of a whole database, which goes on being changed by others meanwhile.
 * @throws StoreFailure
 */
export async function readWhole<T>(place: StorePlace, use: (database: WholeDatabase) => Promise<T>): Promise<T> {
  if (place.databaseUrl !== undefined) return overPostgresql(place.databaseUrl, place.databaseUrl, 'reading', use);
  const file = databaseFile(place.dataFolder);
  if (!existsSync(file)) throw new StoreFailure('unreachable', `There is no database at ${file}.`);
  const database = openReading(file, false);
  try {
    return await overSqlite(database, 'begin', use);
  } catch (problem) {
    throw sqliteTrouble(problem, file, 'reading') ?? problem;
  } finally {
    database.close();
  }
}

/**
 * Runs `use` in one transaction that may change everything, with nobody else at work: an embedded database is taken
 * from its server, and on PostgreSQL changes of all organisations wait.
 * @throws StoreFailure (`in-use`) while a server has the embedded database
 */
export async function changeWhole<T>(place: StorePlace, use: (database: WholeDatabase) => Promise<T>): Promise<T> {
  if (place.databaseUrl !== undefined) return overPostgresql(place.ownerDatabaseUrl ?? place.databaseUrl, place.databaseUrl, 'changing', use);
  const file = databaseFile(place.dataFolder);
  const lock = takeServerLock(place.dataFolder);
  try {
    const database = openWriting(file);
    try {
      return await overSqlite(database, 'begin immediate', use);
    } finally {
      database.close();
    }
  } catch (problem) {
    throw sqliteTrouble(problem, file, 'writing') ?? problem;
  } finally {
    lock.release();
  }
}

async function overSqlite<T>(database: ReturnType<typeof openWriting>, opening: string, use: (database: WholeDatabase) => Promise<T>): Promise<T> {
  const dialect = sqliteDialect(new SqliteConnection(database));
  database.exec(opening);
  try {
    const hasSchema = database.prepare("select 1 from sqlite_schema where type = 'table' and name = 'migration'").get() !== undefined;
    const result = await use({ kind: 'sqlite', rows: new AllRows(new Kysely<AnyTables>({ dialect }), noWall.enter), instance: new Kysely<InstanceTables>({ dialect, plugins: [new CamelCasePlugin()] }), words: sqliteWords, wall: noWall, afterTables: async () => {}, hasSchema });
    database.exec('commit');
    return result;
  } finally {
    if (database.isTransaction) database.exec('rollback');
  }
}

async function overPostgresql<T>(databaseUrl: string, appUrl: string, mode: 'reading' | 'changing', use: (database: WholeDatabase) => Promise<T>): Promise<T> {
  const pool = postgresqlPool(databaseUrl, 1, 'patient');
  try {
    const appRole = await roleOf(appUrl);
    const client = await pool.connect();
    try {
      await safeRole(client);
      await client.query(mode === 'reading' ? 'begin isolation level repeatable read read only' : 'begin isolation level read committed');
      const { rows: [found] } = await client.query<{ found: boolean }>("select to_regclass('migration') is not null as found");
      if (mode === 'changing' && found?.found === true) await client.query('lock table organisation, migration in access exclusive mode');
      const dialect = postgresqlDialect(client);
      const wall = postgresqlWall(client, appRole);
      const result = await use({
        kind: 'postgresql',
        rows: new AllRows(new Kysely<AnyTables>({ dialect }), wall.enter),
        instance: new Kysely<InstanceTables>({ dialect, plugins: [new CamelCasePlugin()] }),
        words: postgresqlWords,
        wall,
        afterTables: async () => grantInstanceTables(client, appRole),
        hasSchema: found?.found === true,
      });
      await client.query('commit');
      client.release();
      return result;
    } catch (problem) {
      // Closing the connection undoes what was not committed.
      client.release(true);
      throw problem;
    }
  } catch (problem) {
    throw postgresqlTrouble(problem) ?? problem;
  } finally {
    await pool.end();
  }
}

async function roleOf(databaseUrl: string): Promise<string> {
  const pool = postgresqlPool(databaseUrl, 1);
  try {
    const client = await pool.connect();
    try {
      return await safeRole(client);
    } finally {
      client.release();
    }
  } finally {
    await pool.end();
  }
}
