import { Zip, ZipPassThrough } from 'fflate';
import type { Scope } from '../../store/scope.ts';
import type { EvidenceStore } from '../../store/evidence/evidence-store.ts';
import type { StoredFile } from './make-dossier.ts';

/** A file of an archive: bytes that are at hand, or that lie in the evidence store. */
type ArchivedFile = StoredFile | { readonly path: string; readonly bytes: Uint8Array };

/**
 * Packs files into one archive as it is read, without holding it: the same files give the same bytes.
 * @param folder around the files
 * @param at the time that every file has in it, RFC 3339
 */
export async function* dossierArchive(evidence: EvidenceStore, scope: Scope, folder: string, files: readonly ArchivedFile[], at: string): AsyncGenerator<Uint8Array> {
  let problem: Error | null = null;
  const ready: Uint8Array[] = [];
  const zip = new Zip((failure, piece) => {
    problem ??= failure;
    ready.push(piece);
  });
  for (const file of files) {
    const entry = new ZipPassThrough(`${folder}/${file.path}`);
    entry.mtime = at;
    zip.add(entry);
    for await (const piece of 'bytes' in file ? [file.bytes] : evidence.open(scope, file.digest)) {
      entry.push(piece);
      yield* ready.splice(0);
    }
    entry.push(new Uint8Array(), true);
  }
  zip.end();
  if (problem !== null) throw new Error('The dossier could not be packed.', { cause: problem });
  yield* ready;
}
