import { createHash } from 'node:crypto';
import { opendir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAll, writeNewFile } from '../durable-file.ts';
import { EvidenceRefused, type StoredBytes } from './evidence-store.ts';
import type { SyncToDisk } from './sync-to-disk.ts';

/** Ending of files that are still written to; one that is older than an hour was left by a crash. */
export const partEnding = '.part';
const leftAfterMilliseconds = 60 * 60 * 1000;

/**
 * Writes bytes into a new file as they come, and tells their digest and size.
 * @param limitBytes more than these are refused; whoever called removes the file then
 * @throws EvidenceRefused
 */
export async function writePart(part: string, bytes: AsyncIterable<Uint8Array>, limitBytes: number, sync: SyncToDisk): Promise<StoredBytes> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  await writeNewFile(part, async (handle) => {
    for await (const piece of bytes) {
      sizeBytes += piece.byteLength;
      if (sizeBytes > limitBytes) throw new EvidenceRefused(`The file is larger than ${limitBytes} bytes, which is the most that is taken.`);
      hash.update(piece);
      await writeAll(handle, piece);
    }
  }, sync);
  return { digest: hash.digest('hex'), sizeBytes };
}

/** Removes what crashes left in a folder of files being written, if the folder is there. */
export async function removeLeftParts(folder: string, now: () => Date): Promise<void> {
  for (const name of (await namesIn(folder)).filter((name) => name.endsWith(partEnding))) {
    const part = join(folder, name);
    const changedAt = await stat(part).then(({ mtimeMs }) => mtimeMs, () => undefined);
    if (changedAt !== undefined && changedAt < now().getTime() - leftAfterMilliseconds) await rm(part, { force: true });
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const names: string[] = [];
  try {
    for await (const { name } of await opendir(folder)) names.push(name);
  } catch (problem) {
    if (!(problem instanceof Error && 'code' in problem && (problem.code === 'ENOENT' || problem.code === 'ENOTDIR'))) throw problem;
  }
  return names;
}
