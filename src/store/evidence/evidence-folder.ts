import { createHash, randomUUID } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { link, lstat, open, opendir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '../durable-file.ts';
import type { Scope } from '../scope.ts';
import { StoreFailure } from '../store-failure.ts';
import type { EvidenceStore, ListedBytes } from './evidence-store.ts';
import { fileTrouble } from './file-trouble.ts';
import { syncToDisk, type SyncToDisk } from './sync-to-disk.ts';
import { partEnding, removeLeftParts, writePart } from './write-part.ts';

const digestForm = /^[0-9a-f]{64}$/u;
const organisationForm = /^[A-Za-z0-9_-]{1,64}$/u;

/**
 * Opens evidence in a folder, which is made when it is missing; what a crash left of uploads is removed.
 * @param sync how files and folders are brought to disk, where this process may not do it itself
 * @throws StoreFailure
 */
export async function openEvidenceFolder(folder: string, now: () => Date, sync: SyncToDisk = syncToDisk): Promise<EvidenceStore> {
  await told(async () => {
    await makeFolder(folder, sync);
    for (const organisation of await entries(folder)) await removeLeftParts(join(folder, organisation), now);
  });
  return evidenceFolder(folder, sync);
}

/**
 * Evidence in a folder: `<organisation>/<first two digits>/<digest>`. Bytes are written beside, brought to disk, and
 * only then get their name; the name is brought to disk too, because a power cut can lose one that was not.
 * @param folder which is there; no link is followed within it
 */
export function evidenceFolder(folder: string, sync: SyncToDisk = syncToDisk): EvidenceStore {
  const known = new Set<string>();
  const placeOf = (scope: Scope, digest: string): string => {
    if (!digestForm.test(digest)) throw new Error('A digest is 64 hexadecimal digits.');
    return join(folder, organisationOf(scope), digest.slice(0, 2), digest);
  };
  return {
    put: async (scope, bytes, limitBytes) => told(async () => {
      const own = join(folder, organisationOf(scope));
      await durableFolder(own, known, sync);
      const part = join(own, `${randomUUID()}${partEnding}`);
      try {
        const stored = await writePart(part, bytes, limitBytes, sync);
        const place = placeOf(scope, stored.digest);
        await durableFolder(dirname(place), known, sync);
        await rename(part, place);
        await sync(dirname(place));
        return stored;
      } catch (problem) {
        await rm(part, { force: true });
        throw problem;
      }
    }),
    open: (scope, digest) => verified(placeOf(scope, digest), digest),
    has: async (scope, digest) => told(async () => (await statsOf(placeOf(scope, digest)))?.isFile() === true),
    removeOld: async (scope, digest, before) => told(async () => {
      const place = placeOf(scope, digest);
      const taken = join(folder, organisationOf(scope), `${randomUUID()}${partEnding}`);
      if (!isOld(await statsOf(place), before)) return false;
      // Taken away first and looked at then: an upload that put the same bytes there in between is seen, and one that does so later is untouched.
      await rename(place, taken);
      if (!isOld(await statsOf(taken), before)) {
        await link(taken, place).catch((problem: unknown) => {
          if (!(problem instanceof Error && 'code' in problem && problem.code === 'EEXIST')) throw problem;
        });
        await rm(taken);
        await sync(dirname(place));
        return false;
      }
      await rm(taken);
      await sync(dirname(place));
      return true;
    }),
    list: (scope) => listed(join(folder, organisationOf(scope))),
  };
}

function organisationOf({ organisationId }: Scope): string {
  if (!organisationForm.test(organisationId)) throw new Error('The organisation’s id can’t be the name of a folder.');
  return organisationId;
}

function isOld(stats: Stats | undefined, before: Date): boolean {
  return stats?.isFile() === true && stats.mtimeMs < before.getTime();
}

async function* verified(place: string, digest: string): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256');
  try {
    const handle = await open(place, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      for await (const piece of handle.createReadStream({ autoClose: false }) as AsyncIterable<Uint8Array>) {
        hash.update(piece);
        yield piece;
      }
    } finally {
      await handle.close();
    }
  } catch (problem) {
    throw fileTrouble(problem, 'reading') ?? problem;
  }
  if (hash.digest('hex') !== digest) throw new StoreFailure('damaged', `The stored evidence ${digest} is damaged: its bytes have another digest.`);
}

async function* listed(own: string): AsyncIterable<ListedBytes> {
  for (const group of await entries(own)) {
    for (const digest of group.endsWith(partEnding) ? [] : await entries(join(own, group))) {
      const stats = digestForm.test(digest) ? await statsOf(join(own, group, digest)) : undefined;
      if (stats?.isFile() === true) yield { digest, sizeBytes: stats.size, changedAt: stats.mtime };
    }
  }
}

/** Names in a folder, sorted; none where it is missing or no folder. */
async function entries(folder: string): Promise<readonly string[]> {
  if ((await statsOf(folder))?.isDirectory() !== true) return [];
  const names: string[] = [];
  for await (const { name } of await opendir(folder)) names.push(name);
  return names.toSorted();
}

async function statsOf(place: string): Promise<Stats | undefined> {
  try {
    return await lstat(place);
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return undefined;
    throw problem;
  }
}

/** Makes a folder whose name is on disk as well. @param known folders that are known to be */
async function durableFolder(folder: string, known: Set<string>, sync: SyncToDisk): Promise<void> {
  if (known.has(folder)) return;
  await makeFolder(folder, sync);
  if (!(await lstat(folder)).isDirectory()) throw new Error(`${folder} is no folder.`);
  known.add(folder);
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (problem) {
    throw fileTrouble(problem, 'writing') ?? problem;
  }
}
