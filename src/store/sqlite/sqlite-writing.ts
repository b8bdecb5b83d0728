import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { InstanceTables } from '../migration/migrate.ts';
import type { Lender } from '../lend-rows.ts';
import type { Tables } from '../tables.ts';
import type { WritingConnection } from '../write-queue.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import type { DiskPace } from './disk-pace.ts';
import { sqliteDialect, sqliteShapes } from './sqlite-dialect.ts';

/** Changes after which what is in the log is brought into the file. */
const changesBetweenCheckpoints = 500;

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
  readonly #sync: () => Promise<void>;
  readonly #pace: DiskPace;
  /** Whether SQLite itself waits for the disk within the commit. */
  #waitsWithin = true;
  #sinceCheckpoint = 0;

  /** @param sync brings the database’s log to disk, without holding up what else the process does meanwhile @param pace of that disk */
  constructor(database: DatabaseSync, connection: SqliteConnection, instance: Kysely<InstanceTables>, sync: () => Promise<void>, pace: DiskPace) {
    this.#database = database;
    this.#sync = sync;
    this.#pace = pace;
    this.connection = connection;
    this.tables = new Kysely<Tables>({ dialect: sqliteDialect(connection) });
    this.instance = instance;
    this.#checkpoint = database.prepare('pragma wal_checkpoint(passive)');
    this.#begin = database.prepare('begin immediate');
    this.#commit = database.prepare('commit');
    this.#savepoint = database.prepare('savepoint change');
    this.#release = database.prepare('release change');
  }

  /** A change that is alone keeps nobody waiting behind it: where the disk is quick, its commit waits for the disk at once. */
  async begin(changes: number): Promise<void> {
    this.#waitWithin(changes === 1 && this.#pace.isQuick);
    this.#begin.run();
  }

  /** Resolves when what was committed is on disk. */
  async commit(): Promise<void> {
    const since = performance.now();
    this.#commit.run();
    if (!this.#waitsWithin) await this.#sync();
    this.#pace.waited(performance.now() - since);
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

  /** Either way what is committed stays whole whatever happens to the machine; with `normal` that it also stays there is for `commit` to wait for. */
  #waitWithin(isWithin: boolean): void {
    if (isWithin === this.#waitsWithin) return;
    this.#database.exec(`pragma synchronous = ${isWithin ? 'full' : 'normal'}`);
    this.#waitsWithin = isWithin;
  }

  /** Brings the log into the file, when it has grown. It fails when the disk does. */
  checkpointWhenDue(): void {
    if (this.#sinceCheckpoint < changesBetweenCheckpoints) return;
    this.#sinceCheckpoint = 0;
    this.#checkpoint.all();
  }
}
