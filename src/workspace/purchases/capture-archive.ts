import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { packFiles } from '../packed-files.ts';

/**
 * Packs the folder of a capture into one archive, in the order of its names: the same capture gives the same bytes. Unpacked,
 * `assay vendor --from` shows the same position again.
 * @param at the time that every file has in it, RFC 3339
 */
export async function* captureArchive(folder: string, at: string): AsyncGenerator<Uint8Array> {
  const paths = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).toSorted();
  yield* packFiles('capture', paths.map((path) => ({ path: path.replaceAll('\\', '/'), pieces: () => wholeFile(join(folder, path)) })), at);
}

async function* wholeFile(path: string): AsyncGenerator<Uint8Array> {
  yield await readFile(path);
}
