import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { SyncToDisk } from '../evidence/sync-to-disk.ts';
import { StoreFailure } from '../store-failure.ts';

/**
 * The write-ahead log beside the database (https://www.sqlite.org/wal.html). A commit is durable once the log is on disk; to
 * wait for that apart from the commit lets the server answer meanwhile, also where the disk is slow.
 */
export class SqliteLog {
  readonly #path: string;
  readonly #sync: SyncToDisk;
  #handle: FileHandle | undefined;

  /** @param file of the database @param sync how this process brings files to disk */
  constructor(file: string, sync: SyncToDisk) {
    this.#path = `${file}-wal`;
    this.#sync = sync;
  }

  /**
   * Resolves when what was committed is on disk.
   * @throws StoreFailure (`not-durable`): what the disk holds is unknown then, until a start looks anew
   */
  async sync(): Promise<void> {
    try {
      // SQLite makes the log with the first change and keeps it while anybody has the database open.
      this.#handle ??= await open(this.#path, constants.O_RDONLY);
      await this.#sync(this.#path, this.#handle);
    } catch (problem) {
      const code = problem instanceof Error && 'code' in problem ? String(problem.code) : 'unknown';
      throw new StoreFailure('not-durable', `A change could not be made durable (${code}). The server must end and start anew.`, { cause: problem });
    }
  }

  async close(): Promise<void> {
    await this.#handle?.close();
    this.#handle = undefined;
  }
}
