import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Zip, ZipPassThrough } from 'fflate';

/**
 * Packs the folder of a capture into one archive, in the order of its names: the same capture gives the same bytes. Unpacked,
 * `assay vendor --from` shows the same position again.
 * @param at the time that every file has in it, RFC 3339
 */
export async function* captureArchive(folder: string, at: string): AsyncGenerator<Uint8Array> {
  let problem: Error | null = null;
  const ready: Uint8Array[] = [];
  const zip = new Zip((failure, piece) => {
    problem ??= failure;
    ready.push(piece);
  });
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).toSorted();
  for (const path of files) {
    const entry = new ZipPassThrough(`capture/${path.replaceAll('\\', '/')}`);
    entry.mtime = at;
    zip.add(entry);
    entry.push(await readFile(join(folder, path)), true);
    yield* ready.splice(0);
  }
  zip.end();
  if (problem !== null) throw new Error('The capture could not be packed.', { cause: problem });
  yield* ready;
}
