import { constants, fdatasyncSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { syncToDisk, type SyncToDisk } from '../evidence/sync-to-disk.ts';
import { StoreFailure } from '../store-failure.ts';
import type { DiskPace } from './disk-pace.ts';

/**
 * The write-ahead log beside the database (https://www.sqlite.org/wal.html). A commit is durable once the log is on disk; to
 * wait for that apart from the commit lets the server answer meanwhile, also where the disk is slow.
 */
export class SqliteLog {
  readonly #path: string;
  readonly #pace: DiskPace;
  readonly #asked: SyncToDisk | undefined;
  #handle: FileHandle | undefined;

  /** @param file of the database @param asked whoever brings files to disk for this process, where it may not do so itself */
  constructor(file: string, pace: DiskPace, asked: SyncToDisk | undefined) {
    this.#path = `${file}-wal`;
    this.#pace = pace;
    this.#asked = asked;
  }

  /**
   * Resolves when what was committed is on disk. A change that is alone keeps no other waiting: where the disk is quick, the thread waits for it at once.
   * @throws StoreFailure (`not-durable`): what the disk holds is unknown then, until a start looks anew
   */
  async sync(isAlone: boolean): Promise<void> {
    const since = performance.now();
    try {
      // SQLite makes the log with the first change and keeps it while anybody has the database open.
      this.#handle ??= await open(this.#path, constants.O_RDONLY);
      if (isAlone && this.#asked === undefined && this.#pace.isQuick) fdatasyncSync(this.#handle.fd);
      else await (this.#asked ?? syncToDisk)(this.#path, this.#handle);
      this.#pace.waited(performance.now() - since);
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
