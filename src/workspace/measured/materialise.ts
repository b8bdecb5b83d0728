import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Scope } from '../../store/scope.ts';
import type { Services } from '../services.ts';

/** A file to be laid out: where, and what is in it. */
export interface LaidOut {
  /** Relative, with `/`; it was checked by `evidencePathShape`. */
  readonly path: string;
  readonly content: { readonly digest: string } | { readonly text: string };
}

/**
 * Lays files out in a folder of their own for as long as `use` takes; the engine’s processes may read only there.
 * @param name of the folder, which stands for the product’s name where nothing else does
 * @throws StoreFailure when bytes are damaged or gone: then nothing is read
 */
export async function laidOut<Result>(services: Pick<Services, 'evidence' | 'scratchFolder'>, scope: Scope, name: string, files: readonly LaidOut[], use: (folder: string) => Promise<Result>): Promise<Result> {
  await mkdir(services.scratchFolder, { recursive: true, mode: 0o700 });
  const own = await mkdtemp(join(services.scratchFolder, 'read-'));
  const folder = join(own, name);
  try {
    await mkdir(folder);
    for (const { path, content } of files) {
      const place = join(folder, path);
      await mkdir(dirname(place), { recursive: true });
      const bytes = 'digest' in content ? services.evidence.open(scope, content.digest) : [Buffer.from(content.text)];
      await pipeline(Readable.from(bytes), createWriteStream(place, { flags: 'wx', mode: 0o600 }));
    }
    return await use(folder);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}
