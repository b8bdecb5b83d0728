import { StoreFailure } from './store-failure.ts';

/** One connection that can hold a transaction open and part it by savepoints. */
export interface WritingConnection<Rows> {
  begin(): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  savepoint(): Promise<void>;
  release(): Promise<void>;
  rollbackToSavepoint(): Promise<void>;
  readonly rows: Rows;
}

interface Waiting<Rows> {
  readonly change: (rows: Rows) => Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (problem: unknown) => void;
}

/** Changes that wait at most; one more is refused, so that a burst can’t fill the memory. */
const waitingMost = 10_000;
/** Changes in one transaction at most. */
const batchMost = 256;

/**
 * Group commit: changes that came in meanwhile share one transaction, each behind its savepoint, and each is
 * acknowledged only after the commit. One sync serves them all, at the durability of a sync for each.
 */
export class WriteQueue<Rows> {
  readonly #open: () => Promise<WritingConnection<Rows>>;
  readonly #waiting: Waiting<Rows>[] = [];
  #running: Promise<void> | undefined;

  /** @param open gives the connection for a batch; called once for each */
  constructor(open: () => Promise<WritingConnection<Rows>>) {
    this.#open = open;
  }

  /** @throws StoreFailure (`overloaded`) at once when too many wait */
  async enqueue<T>(change: (rows: Rows) => Promise<T>): Promise<T> {
    if (this.#waiting.length >= waitingMost) throw new StoreFailure('overloaded', `More than ${waitingMost} changes wait to be written.`);
    const result = new Promise<unknown>((resolve, reject) => this.#waiting.push({ change, resolve, reject }));
    this.#running ??= this.#run();
    return result as Promise<T>;
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

  async #batch(batch: readonly Waiting<Rows>[]): Promise<void> {
    const done: (() => void)[] = [];
    try {
      const connection = await this.#open();
      await connection.begin();
      try {
        for (const { change, resolve, reject } of batch) {
          await connection.savepoint();
          try {
            const result = await change(connection.rows);
            await connection.release();
            done.push(() => resolve(result));
          } catch (problem) {
            await connection.rollbackToSavepoint();
            await connection.release();
            done.push(() => reject(problem));
          }
        }
        await connection.commit();
      } catch (problem) {
        await connection.rollback();
        throw problem;
      }
    } catch (problem) {
      // Nothing of the batch was made durable: none is acknowledged.
      for (const { reject } of batch) reject(problem);
      return;
    }
    for (const tell of done) tell();
  }
}
