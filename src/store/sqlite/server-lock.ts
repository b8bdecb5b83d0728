import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreFailure } from '../store-failure.ts';

/** Held by the one server of an embedded database. */
export interface ServerLock {
  /** Whether the server before this one ended without closing (a crash, a power cut). */
  readonly wasLeft: boolean;
  release(): void;
}

/**
 * Takes the data folder for this process. The lock is the operating system’s own on a file, so that it ends with its
 * process however that ends: none is ever left behind, and two can’t both take over.
 * @throws StoreFailure (`in-use`) that says who holds it
 */
export function takeServerLock(folder: string): ServerLock {
  const owner = join(folder, 'workspace.owner');
  const lock = new DatabaseSync(join(folder, 'workspace.lock'), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (problem) {
    lock.close();
    throw new StoreFailure('in-use', `The data folder ${folder} is in use by ${ownerWords(owner)}. One server at a time works on the embedded database; end that one first, or use PostgreSQL for several.`, { cause: problem });
  }
  const wasLeft = ownerWords(owner) !== unknown;
  try {
    writeFileSync(owner, JSON.stringify({ pid: process.pid, host: hostname() }), { mode: 0o600 });
  } catch {
    // It only says who holds the lock; a full disk does not keep a server from starting.
  }
  return {
    wasLeft,
    release: () => {
      rmSync(owner, { force: true });
      lock.close();
    },
  };
}

const unknown = 'another process';

function ownerWords(owner: string): string {
  try {
    const { pid, host } = JSON.parse(readFileSync(owner, 'utf8')) as { pid: unknown; host: unknown };
    return typeof pid === 'number' && typeof host === 'string' ? `process ${pid} on ${host}` : unknown;
  } catch {
    return unknown;
  }
}
