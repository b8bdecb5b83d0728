import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { InstanceTables } from '../migration/migrate.ts';
import type { Tables } from '../tables.ts';
import type { WritingConnection } from '../write-queue.ts';

/** Changes after which what is in the log is brought into the file. */
const changesBetweenCheckpoints = 500;

/** The one connection that writes, as the queue of changes uses it. */
export class SqliteWriting implements WritingConnection {
  readonly tables: Kysely<Tables>;
  readonly instance: Kysely<InstanceTables>;
  readonly #database: DatabaseSync;
  readonly #checkpoint: StatementSync;
  #sinceCheckpoint = 0;

  constructor(database: DatabaseSync, tables: Kysely<Tables>, instance: Kysely<InstanceTables>) {
    this.#database = database;
    this.tables = tables;
    this.instance = instance;
    this.#checkpoint = database.prepare('pragma wal_checkpoint(passive)');
  }

  async begin(): Promise<void> {
    this.#database.exec('begin immediate');
  }

  async commit(): Promise<void> {
    this.#database.exec('commit');
  }

  async rollback(): Promise<void> {
    // SQLite itself has undone it already after some errors.
    if (this.#database.isTransaction) this.#database.exec('rollback');
  }

  async savepoint(): Promise<void> {
    this.#database.exec('savepoint change');
    this.#sinceCheckpoint += 1;
  }

  async release(): Promise<void> {
    this.#database.exec('release change');
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
