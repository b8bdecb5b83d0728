import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { Lender } from '../lend-rows.ts';
import { StoreFailure } from '../store-failure.ts';
import type { Tables } from '../tables.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { sqliteDialect, sqliteShapes } from './sqlite-dialect.ts';

/** Connections that read, and reads that wait for one, at most. */
const connectionsMost = 4;
const waitingMost = 10_000;

export interface ReadingConnection extends Lender {
  readonly database: DatabaseSync;
  readonly begin: StatementSync;
}

/** Some connections that only read, lent one read at a time, in the order of asking. */
export class ReadingPool {
  readonly #open: () => DatabaseSync;
  readonly #all: ReadingConnection[] = [];
  readonly #free: ReadingConnection[] = [];
  readonly #waiting: ((connection: ReadingConnection) => void)[] = [];
  #running = 0;
  #whenIdle: (() => void) | undefined;

  constructor(open: () => DatabaseSync) {
    this.#open = open;
  }

  /** Runs `use` within one read transaction, which sees one state. @throws StoreFailure (`overloaded`) */
  async use<T>(use: (connection: ReadingConnection) => Promise<T>): Promise<T> {
    const connection = await this.#take();
    this.#running += 1;
    try {
      connection.begin.run();
      return await use(connection);
    } finally {
      if (connection.database.isTransaction) connection.database.exec('rollback');
      this.#running -= 1;
      this.#giveBack(connection);
    }
  }

  /** Waits for the reads under way and closes. */
  async close(): Promise<void> {
    if (this.#running > 0 || this.#waiting.length > 0) await new Promise<void>((resolve) => (this.#whenIdle = resolve));
    for (const { database } of this.#all) database.close();
  }

  async #take(): Promise<ReadingConnection> {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    if (this.#all.length < connectionsMost) {
      const database = this.#open();
      const connection = new SqliteConnection(database);
      const made = { database, connection, begin: database.prepare('begin'), tables: new Kysely<Tables>({ dialect: sqliteDialect(connection) }), shapes: sqliteShapes };
      this.#all.push(made);
      return made;
    }
    if (this.#waiting.length >= waitingMost) throw new StoreFailure('overloaded', `More than ${waitingMost} reads wait.`);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #giveBack(connection: ReadingConnection): void {
    const next = this.#waiting.shift();
    if (next !== undefined) next(connection);
    else {
      this.#free.push(connection);
      if (this.#running === 0) this.#whenIdle?.();
    }
  }
}
