import { constants } from 'node:fs';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncToDisk, type SyncToDisk } from './evidence/sync-to-disk.ts';

/** Writes all of a piece: a single write may take a part only. */
export async function writeAll(handle: FileHandle, piece: Uint8Array): Promise<void> {
  for (let done = 0; done < piece.byteLength;) done += (await handle.write(piece, done)).bytesWritten;
}

/** Makes a new file for this user only, brought to disk when this resolves. No link is followed, no file overwritten. */
export async function writeNewFile(path: string, write: (handle: FileHandle) => Promise<void>, sync: SyncToDisk = syncToDisk): Promise<void> {
  const handle = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o600);
  try {
    await write(handle);
    await sync(path, handle);
  } finally {
    await handle.close();
  }
}

/** Makes a folder for this user only, where there is none, and brings its name to disk. */
export async function makeFolder(folder: string, sync: SyncToDisk = syncToDisk): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await sync(dirname(folder));
}

/** Brings the names in a folder to disk: without it a power cut can lose a file that is there itself. */
export const syncFolder: SyncToDisk = syncToDisk;
