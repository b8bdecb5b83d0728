import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { unpackArchive } from '../../analyser/unpack-archive.ts';
import { archiveFormatOf, signatureBytes } from '../../collect/archive/format.ts';
import type { Scope } from '../../store/scope.ts';
import type { Services } from '../services.ts';

/** A file to be laid out: where, and what is in it. */
export interface LaidOut {
  /** Relative, with `/`; it was checked by `evidencePathShape`. */
  readonly path: string;
  readonly content: { readonly digest: string } | { readonly text: string };
  /** An archive becomes a folder under its own name, with its files in it. */
  readonly isUnpacked?: boolean;
}

/** Archives that lie there as they are, because they could not be unpacked: their paths, and why, as a predicate that may hold evidence text. */
export type StillPacked = ReadonlyMap<string, string>;

/**
 * Lays files out in a folder of their own for as long as `use` takes; the engine’s processes may read only there.
 * @param name of the folder, which stands for the product’s name where nothing else does
 * @throws StoreFailure when bytes are damaged or gone: then nothing is read
 */
export async function laidOut<Result>(services: Pick<Services, 'evidence' | 'scratchFolder'>, scope: Scope, name: string, files: readonly LaidOut[], use: (folder: string, stillPacked: StillPacked) => Promise<Result>): Promise<Result> {
  await mkdir(services.scratchFolder, { recursive: true, mode: 0o700 });
  const own = await mkdtemp(join(services.scratchFolder, 'read-'));
  const folder = join(own, name);
  const stillPacked = new Map<string, string>();
  try {
    await mkdir(folder);
    for (const { path, content, isUnpacked } of files) {
      const place = join(folder, path);
      await mkdir(dirname(place), { recursive: true });
      const bytes = 'digest' in content ? services.evidence.open(scope, content.digest) : [Buffer.from(content.text)];
      await pipeline(Readable.from(bytes), createWriteStream(place, { flags: 'wx', mode: 0o600 }));
      if (isUnpacked !== true || !(await isArchive(place))) continue;
      const problem = await unpacked(place, path, join(own, packedName(name)));
      if (problem !== undefined) stillPacked.set(path, problem);
    }
    return await use(folder, stillPacked);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/** Where an archive lies while it is unpacked: beside the folder, which has this name. */
function packedName(name: string): string {
  return name === 'packed' ? 'packed-archive' : 'packed';
}

async function isArchive(place: string): Promise<boolean> {
  const file = await open(place, 'r');
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(signatureBytes), 0, signatureBytes, 0);
    const format = archiveFormatOf(buffer.subarray(0, bytesRead));
    return format === 'zip' || format === 'tar' || format === 'gzip';
  } finally {
    await file.close();
  }
}

/** Puts a folder in the place of an archive. @returns why it could not; then the archive lies where it lay */
async function unpacked(place: string, path: string, packed: string): Promise<string | undefined> {
  await rename(place, packed);
  await mkdir(place);
  const problem = await unpackArchive(packed, path, place);
  if (problem === undefined) await rm(packed);
  else {
    await rm(place, { recursive: true, force: true });
    await rename(packed, place);
  }
  return problem;
}
