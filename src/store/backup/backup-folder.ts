import { createReadStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder, syncFolder, writeAll, writeNewFile } from '../durable-file.ts';
import { evidenceFolder } from '../evidence/evidence-folder.ts';
import { fileTrouble } from '../evidence/file-trouble.ts';
import { BackupRefused } from './backup-manifest.ts';
import type { BackupPlace, BeginBackup } from './backup-place.ts';

/** A backup in a folder of its own. */
export function backupFolder(folder: string): BackupPlace {
  return {
    name: folder,
    evidence: evidenceFolder(join(folder, 'evidence')),
    write: async (file, bytes) => {
      const path = join(folder, file);
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await writeNewFile(path, async (handle) => {
          for await (const piece of bytes) await writeAll(handle, piece);
        });
        await syncFolder(dirname(path));
      } catch (problem) {
        throw fileTrouble(problem, 'writing') ?? problem;
      }
    },
    read: async function* (file) {
      try {
        yield* createReadStream(join(folder, file), { highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>;
      } catch (problem) {
        throw new BackupRefused(`${join(folder, file)} can’t be read.`, { cause: problem });
      }
    },
    has: async (file) => existsSync(join(folder, file)),
  };
}

/** Keeps backups in a folder, each written under another name until it is whole. */
export function backupsInFolder(folder: string): BeginBackup {
  return async (name) => {
    const own = join(folder, name);
    const part = `${own}.part`;
    try {
      await makeFolder(folder);
      await mkdir(part, { mode: 0o700 });
    } catch (problem) {
      throw fileTrouble(problem, 'writing') ?? problem;
    }
    return {
      ...backupFolder(part),
      keep: async () => {
        await rename(part, own);
        await syncFolder(folder);
        return backupFolder(own);
      },
      discard: async () => rm(part, { recursive: true, force: true }),
    };
  };
}
