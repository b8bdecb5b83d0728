import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { InstanceTables } from '../migration/migrate.ts';
import type { Lender } from '../lend-rows.ts';
import type { Tables } from '../tables.ts';
import type { WritingConnection } from '../write-queue.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { sqliteDialect, sqliteShapes } from './sqlite-dialect.ts';
import type { SqliteLog } from './sqlite-log.ts';

/** Changes after which what is in the log is brought into the file. */
const changesBetweenCheckpoints = 128;

/** The one connection that writes, as the queue of changes uses it. */
export class SqliteWriting implements WritingConnection, Lender {
  readonly connection: SqliteConnection;
  readonly tables: Kysely<Tables>;
  readonly shapes = sqliteShapes;
  readonly instance: Kysely<InstanceTables>;
  readonly #database: DatabaseSync;
  readonly #checkpoint: StatementSync;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #savepoint: StatementSync;
  readonly #release: StatementSync;
  readonly #log: SqliteLog;
  #sinceCheckpoint = 0;

  constructor(database: DatabaseSync, connection: SqliteConnection, instance: Kysely<InstanceTables>, log: SqliteLog) {
    this.#database = database;
    this.#log = log;
    // What is committed stays whole whatever happens to the machine; that it also stays there is what `commit` waits for itself.
    database.exec('pragma synchronous = normal');
    this.connection = connection;
    this.tables = new Kysely<Tables>({ dialect: sqliteDialect(connection) });
    this.instance = instance;
    this.#checkpoint = database.prepare('pragma wal_checkpoint(passive)');
    this.#begin = database.prepare('begin immediate');
    this.#commit = database.prepare('commit');
    this.#savepoint = database.prepare('savepoint change');
    this.#release = database.prepare('release change');
  }

  async begin(): Promise<void> {
    this.#begin.run();
  }

  /** Resolves when what was committed is on disk. */
  async commit(changes: number): Promise<void> {
    this.#commit.run();
    await this.#log.sync(changes === 1);
  }

  async rollback(): Promise<void> {
    // SQLite itself has undone it already after some errors.
    if (this.#database.isTransaction) this.#database.exec('rollback');
  }

  async savepoint(): Promise<void> {
    this.#savepoint.run();
    this.#sinceCheckpoint += 1;
  }

  async release(): Promise<void> {
    this.#release.run();
  }

  async rollbackToSavepoint(): Promise<void> {
    this.#database.exec('rollback to change');
  }

  giveBack(): void {
    this.#sinceCheckpoint += 1;
  }

  /** Brings the log into the file, when it has grown. It fails when the disk does. */
  checkpointWhenDue(): void {
    if (this.#sinceCheckpoint < changesBetweenCheckpoints) return;
    this.#sinceCheckpoint = 0;
    this.#checkpoint.all();
  }
}
