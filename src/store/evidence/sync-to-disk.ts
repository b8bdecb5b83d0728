import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** Brings a file’s bytes, or a folder’s names, to disk. It resolves when they are there. */
export type SyncToDisk = (path: string) => Promise<void>;

/** Brings them there from this process, which Node’s permission model forbids to a process that it narrows. */
export const syncToDisk: SyncToDisk = async (path) => {
  const handle = await open(path, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
