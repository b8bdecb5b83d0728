import { Zip, ZipPassThrough } from 'fflate';

/** A file of an archive, whose bytes come in pieces. */
export interface PackedFile {
  /** With `/`, relative. */
  readonly path: string;
  readonly pieces: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/**
 * Packs files into one archive (zip, stored) as it is read, without holding it: the same files in the same order give the same bytes.
 * @param folder around the files
 * @param at the time that every file has in it, RFC 3339
 */
export async function* packFiles(folder: string, files: Iterable<PackedFile> | AsyncIterable<PackedFile>, at: string): AsyncGenerator<Uint8Array> {
  let problem: Error | null = null;
  const ready: Uint8Array[] = [];
  const zip = new Zip((failure, piece) => {
    problem ??= failure;
    ready.push(piece);
  });
  for await (const { path, pieces } of files) {
    const entry = new ZipPassThrough(`${folder}/${path}`);
    entry.mtime = at;
    zip.add(entry);
    for await (const piece of pieces()) {
      entry.push(piece);
      yield* ready.splice(0);
    }
    entry.push(new Uint8Array(), true);
  }
  zip.end();
  if (problem !== null) throw new Error('The files could not be packed.', { cause: problem });
  yield* ready;
}
