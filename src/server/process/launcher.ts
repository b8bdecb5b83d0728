import { fork, type ChildProcess } from 'node:child_process';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { syncToDisk, type SyncToDisk } from '../../store/evidence/sync-to-disk.ts';

/** What the hardened process asks its launcher for: to bring a file or folder to disk. */
interface Wish {
  readonly id: number;
  readonly sync: string;
  /** Whether it is a file, of which only the bytes have to be there. */
  readonly isFile: boolean;
}

interface Granted {
  readonly id: number;
  /** Node’s code of what went wrong; absent when nothing did. */
  readonly code?: string;
}

/**
 * Starts the hardened process and does for it what Node’s permission model can’t grant: bringing to disk what was
 * written. It does so below the data folder only, and nothing else.
 */
export function launch(program: string, words: readonly string[], flags: readonly string[], folder: string): ChildProcess {
  const child = fork(program, words, { execArgv: [...flags], stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: { ...process.env, NODE_OPTIONS: '' } });
  const below = resolve(folder);
  child.on('message', (wish: Wish) => {
    const path = resolve(wish.sync);
    const done = path === below || path.startsWith(below + sep) ? brought(path, wish.isFile) : Promise.reject(Object.assign(new Error('It is not below the data folder.'), { code: 'EACCES' }));
    const answer = (granted: Granted): void => {
      if (child.connected) child.send(granted);
    };
    done.then(() => answer({ id: wish.id }), (problem: unknown) => answer({ id: wish.id, code: problem instanceof Error && 'code' in problem ? String(problem.code) : 'EIO' }));
  });
  return child;
}

async function brought(path: string, isFile: boolean): Promise<void> {
  if (!isFile) return syncToDisk(path);
  const handle = await open(path, constants.O_RDONLY);
  try {
    await syncToDisk(path, handle);
  } finally {
    await handle.close();
  }
}

/** The launcher of this process as a way to disk; undefined when it has none. A launcher that is gone fails every wish. */
export function launcherSync(): SyncToDisk | undefined {
  if (process.send === undefined) return undefined;
  const waiting = new Map<number, (granted: Granted) => void>();
  let count = 0;
  process.on('message', (granted: Granted) => waiting.get(granted.id)?.(granted));
  process.on('disconnect', () => waiting.forEach((tell, id) => tell({ id, code: 'EIO' })));
  return async (path, own) => {
    count += 1;
    const id = count;
    const granted = await new Promise<Granted>((resolve) => {
      waiting.set(id, resolve);
      const wish: Wish = { id, sync: path, isFile: own !== undefined };
      process.send?.(wish, undefined, undefined, (problem) => { if (problem !== null) resolve({ id, code: 'EIO' }); });
    });
    waiting.delete(id);
    if (granted.code !== undefined) throw Object.assign(new Error(`${path} could not be brought to disk (${granted.code}).`), { code: granted.code, syscall: 'fsync' });
  };
}
