import { StoreFailure } from './store-failure.ts';

/** One connection that can hold a transaction open and part it by savepoints. */
export interface WritingConnection {
  begin(): Promise<void>;
  /** @param changes how many are in the transaction */
  commit(changes: number): Promise<void>;
  /** Ends the transaction, however it stands. */
  rollback(): Promise<void>;
  savepoint(): Promise<void>;
  release(): Promise<void>;
  rollbackToSavepoint(): Promise<void>;
  /** Ends the loan. @param problem what ended the batch, when something did */
  giveBack(problem?: unknown): void;
}

export interface WriteQueueRules<Connection> {
  /** Gives the connection for a batch; called once for each. */
  readonly open: () => Promise<Connection>;
  /** The store’s own trouble in what went wrong, if it is one: it ends the whole batch, not one change. */
  readonly troubleOf: (problem: unknown) => StoreFailure | undefined;
  /** Whether the database undid the batch and asks for it again. */
  readonly mayRepeat: (problem: unknown) => boolean;
  /** Called when a batch has become durable, before it is acknowledged. */
  readonly committed?: () => void;
}

interface Waiting<Connection> {
  readonly change: (connection: Connection) => Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (problem: unknown) => void;
}

/** Changes that wait at most; one more is refused, so that a burst can’t fill the memory. */
const waitingMost = 10_000;
/** Changes in one transaction at most. */
const batchMost = 256;
/** Times that a batch is tried when the database asks for it again. */
const attemptsMost = 6;

/**
 * Group commit: changes that came in meanwhile share one transaction, each behind its savepoint, and each is
 * acknowledged only after the commit. One sync serves them all, at the durability of a sync for each.
 */
export class WriteQueue<Connection extends WritingConnection> {
  readonly #rules: WriteQueueRules<Connection>;
  readonly #waiting: Waiting<Connection>[] = [];
  #running: Promise<void> | undefined;

  constructor(rules: WriteQueueRules<Connection>) {
    this.#rules = rules;
  }

  /** @throws StoreFailure (`overloaded`) at once when too many wait */
  async enqueue<T>(change: (connection: Connection) => Promise<T>): Promise<T> {
    if (this.#waiting.length >= waitingMost) throw new StoreFailure('overloaded', `More than ${waitingMost} changes wait to be written.`);
    const result = new Promise<unknown>((resolve, reject) => this.#waiting.push({ change, resolve, reject }));
    this.#running ??= this.#run();
    return result as Promise<T>;
  }

  /** Whether nothing waits or runs. */
  get isIdle(): boolean {
    return this.#running === undefined;
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #run(): Promise<void> {
    // What arrives in the same turn of the event loop shares the first transaction.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      await this.#batch(this.#waiting.splice(0, batchMost));
      await new Promise(setImmediate);
    }
    this.#running = undefined;
  }

  async #batch(batch: readonly Waiting<Connection>[]): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        for (const tell of await this.#attempt(batch)) tell();
        return;
      } catch (problem) {
        if (attempt < attemptsMost && this.#rules.mayRepeat(problem)) {
          await new Promise((resolve) => setTimeout(resolve, 10 * 2 ** attempt));
          continue;
        }
        // None of the batch is acknowledged.
        const told = this.#rules.troubleOf(problem) ?? problem;
        for (const { reject } of batch) reject(told);
        return;
      }
    }
  }

  /** Runs the changes in one transaction. @returns what to tell each, now that all is durable */
  async #attempt(batch: readonly Waiting<Connection>[]): Promise<(() => void)[]> {
    const connection = await this.#rules.open();
    try {
      await connection.begin();
      const told: (() => void)[] = [];
      for (const waiting of batch) told.push(await (batch.length === 1 ? this.#alone(connection, waiting) : this.#amongOthers(connection, waiting)));
      await connection.commit(batch.length);
      connection.giveBack();
      this.#rules.committed?.();
      return told;
    } catch (problem) {
      try {
        await connection.rollback();
        connection.giveBack(this.#rules.troubleOf(problem) === undefined ? undefined : problem);
      } catch (second) {
        connection.giveBack(second);
      }
      if (problem instanceof OwnProblem) return [() => batch[0]?.reject(problem.cause)];
      throw problem;
    }
  }

  /** A change that has the transaction for itself needs no savepoint. */
  async #alone(connection: Connection, { change, resolve }: Waiting<Connection>): Promise<() => void> {
    try {
      const result = await change(connection);
      return () => resolve(result);
    } catch (problem) {
      throw this.#endsBatch(problem) ? problem : new OwnProblem('The change undid itself.', { cause: problem });
    }
  }

  async #amongOthers(connection: Connection, { change, resolve, reject }: Waiting<Connection>): Promise<() => void> {
    await connection.savepoint();
    try {
      const result = await change(connection);
      await connection.release();
      return () => resolve(result);
    } catch (problem) {
      if (this.#endsBatch(problem)) throw problem;
      await connection.rollbackToSavepoint();
      await connection.release();
      return () => reject(problem);
    }
  }

  #endsBatch(problem: unknown): boolean {
    return this.#rules.mayRepeat(problem) || (!(problem instanceof StoreFailure) && this.#rules.troubleOf(problem) !== undefined);
  }
}

/** What a change itself threw. */
class OwnProblem extends Error {
  override readonly name = 'OwnProblem';
}
