import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { quote, say } from '../../model/text.ts';
import { layout } from '../dossier-layout.ts';
import { digestsIn, type DossierFolder } from './dossier-source.ts';
import { VerificationRefused } from './verification-refused.ts';

type StatedFile = PublicEvidence | NonNullable<DossierPredicate['files']>[number];
type PublicEvidence = Extract<DossierPredicate['evidence'][number], { readonly state: 'public' }>;

/**
 * Verifies that the dossier holds exactly the files that its statement names, each with its bytes: nothing changed, nothing missing,
 * nothing added.
 * A Sigstore bundle may lie there besides: `sigstoreWitness` says what it is worth.
 * @param logFiles paths of the log, which its own head vouches for
 * @throws VerificationRefused
 */
export function verifyFiles(folder: DossierFolder, predicate: DossierPredicate, logFiles: ReadonlySet<string>): void {
  const stated = new Map<string, StatedFile>();
  for (const item of predicate.evidence) if (item.state === 'public') stated.set(`${layout.evidence}/${item.path}`, item);
  for (const file of predicate.files ?? []) stated.set(file.path, file);
  const own = new Set<string>([layout.envelope, layout.proof, layout.keys, layout.bundle, ...logFiles]);
  for (const [path, file] of stated) if (!folder.files.has(path)) throw new VerificationRefused(isEvidence(file) ? 'evidence-missing' : 'file-missing', say`${quote(path)} is not there; the statement names it.`);
  const digested = digestsIn(folder);
  for (const path of folder.files) {
    const file = stated.get(path);
    if (file === undefined) {
      if (own.has(path)) continue;
      throw new VerificationRefused('file-unlisted', say`${quote(path)} is not named in the signed statement.`);
    }
    const { digest, sizeBytes } = digested(path);
    if (digest !== file.digest || sizeBytes !== file.sizeBytes) throw new VerificationRefused(isEvidence(file) ? 'evidence-changed' : 'file-changed', say`${quote(path)} has other bytes than those that were signed: ${quote(digest)} instead of ${quote(file.digest)}.`);
  }
}

function isEvidence(file: StatedFile): boolean {
  return 'state' in file;
}
