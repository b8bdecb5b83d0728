import type { Scope } from '../../store/scope.ts';
import type { EvidenceStore } from '../../store/evidence/evidence-store.ts';
import { packFiles } from '../packed-files.ts';
import type { StoredFile } from './make-dossier.ts';

/** A file of an archive: bytes that are at hand, or that lie in the evidence store. */
type ArchivedFile = StoredFile | { readonly path: string; readonly bytes: Uint8Array };

/**
 * Packs files into one archive as it is read, without holding it: the same files give the same bytes.
 * @param folder around the files
 * @param at the time that every file has in it, RFC 3339
 */
export function dossierArchive(evidence: EvidenceStore, scope: Scope, folder: string, files: readonly ArchivedFile[], at: string): AsyncGenerator<Uint8Array> {
  return packFiles(folder, files.map((file) => ({ path: file.path, pieces: () => ('bytes' in file ? [file.bytes] : evidence.open(scope, file.digest)) })), at);
}
