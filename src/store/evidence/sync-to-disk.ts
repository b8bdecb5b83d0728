import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/**
 * Brings a file’s bytes, or a folder’s names, to disk. It resolves when they are there.
 * @param own the file, where the caller has it open: it need not be opened once more
 */
export type SyncToDisk = (path: string, own?: FileHandle) => Promise<void>;

/** Brings them there from this process, which Node’s permission model forbids to a process that it narrows. */
export const syncToDisk: SyncToDisk = async (path, own) => {
  // Of a file nothing has to be on disk but its bytes and how many they are.
  if (own !== undefined) return own.datasync();
  const handle = await open(path, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
