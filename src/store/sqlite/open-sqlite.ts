import { existsSync, mkdirSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { CamelCasePlugin, Kysely } from 'kysely';
import { lendRows, refuseNesting } from '../lend-rows.ts';
import type { InstanceTables, MigrationRules } from '../migration/migrate.ts';
import { migrations } from '../migration/migrations.ts';
import type { SyncToDisk } from '../evidence/sync-to-disk.ts';
import type { Scope } from '../scope.ts';
import { StoreFailure } from '../store-failure.ts';
import type { Reader, Store, WriteOptions, Writer } from '../store.ts';
import type { Organisation } from '../tables.ts';
import { WriteQueue } from '../write-queue.ts';
import { DiskPace } from './disk-pace.ts';
import { migrateSqlite, pendingOnSqlite } from './migrate-sqlite.ts';
import { onlyRows, openReading, openWriting } from './open-database.ts';
import { ReadingPool } from './reading-pool.ts';
import { Reserve } from './reserve.ts';
import { takeServerLock, type ServerLock } from './server-lock.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { isReadOnly, sqliteTrouble } from './sqlite-trouble.ts';
import { SqliteLog } from './sqlite-log.ts';
import { SqliteWriting } from './sqlite-writing.ts';

export interface SqlitePlace {
  /** The data folder; made when it is missing, for this user only. */
  readonly folder: string;
  /** A server takes the folder for itself; a command works beside it for a moment. */
  readonly access: 'server' | 'command';
  /** Called once when a change could not be made durable: the process must end. */
  readonly onNotDurable?: (failure: StoreFailure) => void;
  /** How this process has files brought to disk, where it may not do so itself. */
  readonly sync?: SyncToDisk | undefined;
  /** Milliseconds that a change which is alone may hold the thread to wait for the disk. */
  readonly waitMost?: number | undefined;
}

/** The file of the embedded database in a data folder. */
export function databaseFile(folder: string): string {
  return join(folder, 'workspace.sqlite');
}

/**
 * Opens the embedded database, making or migrating it first. On a disk that may only be read, it opens for reading.
 * @param now the time for the record of steps
 * @throws StoreFailure
 */
export async function openSqlite({ folder, access, onNotDurable = () => {}, sync, waitMost }: SqlitePlace, now: () => Date, rules: MigrationRules = { steps: migrations, beforeSteps: async () => {} }): Promise<Store> {
  const file = databaseFile(folder);
  try {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (isReadOnly(file)) return readOnlyStore(file);
    const lock = access === 'server' ? takeServerLock(folder) : undefined;
    try {
      return await writableStore({ file, folder, lock, now, onNotDurable, log: new SqliteLog(file, new DiskPace(waitMost), sync), rules });
    } catch (problem) {
      lock?.release();
      throw problem;
    }
  } catch (problem) {
    throw sqliteTrouble(problem, file, 'writing') ?? problem;
  }
}

interface Opening {
  readonly file: string;
  readonly folder: string;
  readonly lock: ServerLock | undefined;
  readonly now: () => Date;
  readonly onNotDurable: (failure: StoreFailure) => void;
  readonly log: SqliteLog;
  readonly rules: MigrationRules;
}

async function writableStore({ file, folder, lock, now, onNotDurable, log, rules: { steps, beforeSteps } }: Opening): Promise<Store> {
  const database = openWriting(file);
  try {
    const connection = new SqliteConnection(database);
    const instance = new Kysely<InstanceTables>({ dialect: sqliteDialect(connection), plugins: [new CamelCasePlugin()] });
    if (lock?.wasLeft === true) verify(database);
    const pending = await pendingOnSqlite(database, instance, steps);
    if (pending.length > 0) {
      const own = lock ?? takeServerLock(folder);
      try {
        if (pending.length < steps.length) await beforeSteps();
        await migrateSqlite(database, instance, now().toISOString(), steps);
      } finally {
        if (lock === undefined) own.release();
      }
    }
    const writing = new SqliteWriting(database, connection, instance, log);
    onlyRows(database);
    return storeOver(file, database, writing, log, lock, onNotDurable);
  } catch (problem) {
    database.close();
    throw problem;
  }
}

/** After a server that ended without closing: SQLite has brought back what was committed; this looks whether all of it is sound. */
function verify(database: DatabaseSync): void {
  const found = database.prepare('pragma quick_check(1)').get();
  if (found?.['quick_check'] !== 'ok') throw new StoreFailure('damaged', 'The database is damaged. Restore a backup: assay restore.');
}

function storeOver(file: string, database: DatabaseSync, writing: SqliteWriting, log: SqliteLog, lock: ServerLock | undefined, onNotDurable: (failure: StoreFailure) => void): Store {
  const reserve = lock === undefined ? undefined : new Reserve(`${file}.reserve`);
  reserve?.refill();
  const pool = readingPool(file, false);
  let standing: StoreFailure | undefined;
  const troubleOf = (problem: unknown): StoreFailure | undefined => {
    const found = sqliteTrouble(problem, file, 'writing');
    // After a failed sync nothing is tried again: what the disk holds is unknown until a start looks anew.
    if (found !== undefined && standing?.trouble !== 'not-durable') {
      standing = found;
      if (found.trouble === 'not-durable') onNotDurable(found);
    }
    return found;
  };
  const queue = new WriteQueue<SqliteWriting>({
    open: async () => {
      if (standing?.trouble === 'not-durable') throw standing;
      return writing;
    },
    troubleOf,
    mayRepeat: () => false,
    committed: () => {
      reserve?.refill();
      standing = undefined;
      try {
        writing.checkpointWhenDue();
      } catch (problem) {
        // A log that can’t be brought into a full file just grows on; a failed sync ends the server.
        const found = troubleOf(problem);
        if (found?.trouble === 'disk-full' || found?.trouble === 'overloaded') standing = undefined;
      }
    },
  });
  const enqueue = async <T>(change: (writing: SqliteWriting) => Promise<T>, mayUseReserve: boolean): Promise<T> => {
    for (;;) {
      try {
        return await queue.enqueue(change);
      } catch (problem) {
        if (!mayUseReserve || !(problem instanceof StoreFailure) || problem.trouble !== 'disk-full' || reserve?.release() !== true) throw problem;
      }
    }
  };
  return {
    ...readingParts(pool, file),
    write: async <T>(scope: Scope, change: (rows: Writer) => Promise<T>, { mayUseReserve = false }: WriteOptions = {}) => {
      refuseNesting();
      return enqueue(async (lender) => lendRows(lender, scope, change), mayUseReserve);
    },
    addOrganisation: async (organisation: Organisation) => {
      await enqueue(async ({ instance }) => instance.insertInto('organisation').values(organisation).execute(), false);
    },
    trouble: () => standing,
    recovered: lock?.wasLeft === true,
    close: async () => {
      await queue.idle();
      await pool.close();
      await log.close();
      database.close();
      lock?.release();
    },
  };
}

/** What a workspace can do on a disk that may only be read: everything but change. */
function readOnlyStore(file: string): Store {
  if (!existsSync(file)) throw new StoreFailure('read-only', `There is no database at ${file}, and none can be made there: the disk or the folder may only be read.`);
  // Without a log there is nothing to recover, and SQLite needs no file beside it.
  const pool = readingPool(file, !existsSync(`${file}-wal`));
  const standing = new StoreFailure('read-only', `The disk of ${file} may only be read.`);
  const refuse = async (): Promise<never> => {
    throw standing;
  };
  return { ...readingParts(pool, file), write: refuse, addOrganisation: refuse, trouble: () => standing, recovered: false, close: async () => pool.close() };
}

function readingPool(file: string, isUnchangeable: boolean): ReadingPool {
  return new ReadingPool(() => {
    const database = openReading(file, isUnchangeable);
    onlyRows(database);
    return database;
  });
}

function readingParts(pool: ReadingPool, file: string): Pick<Store, 'kind' | 'read' | 'organisations'> {
  const told = async <T>(use: Promise<T>): Promise<T> => use.catch((problem: unknown) => {
    throw sqliteTrouble(problem, file, 'reading') ?? problem;
  });
  return {
    kind: 'sqlite',
    read: async <T>(scope: Scope, query: (rows: Reader) => Promise<T>) => {
      refuseNesting();
      return told(pool.use(async (lender) => lendRows(lender, scope, query)));
    },
    organisations: async () => told(pool.use(async ({ tables }) => (tables as unknown as Kysely<InstanceTables>).withPlugin(new CamelCasePlugin()).selectFrom('organisation').select(['id', 'name', 'createdAt']).orderBy('createdAt').orderBy('id').execute())),
  };
}
