import { join } from 'node:path';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import type { SeenHead } from '../../attest/pinned-checkpoint.ts';
import type { VerifiedStatement } from '../../attest/verified-statement.ts';
import { layout } from '../dossier-layout.ts';
import { recheck, type RecheckedRequirement } from '../recheck.ts';
import { sigstoreWitness, type SigstoreDemand, type SigstoreWitness } from '../sigstore/sigstore-witness.ts';
import { assessPublished } from './assess-published.ts';
import { contradictions } from './contradictions.ts';
import { openDisclosure } from './disclosed-files.ts';
import type { DossierFolder } from './dossier-source.ts';
import { otherRules, type OtherRules } from './other-rules.ts';
import { remember } from './trust-store.ts';
import type { VerifiedLog } from './verify-log.ts';
import { verifySigned, type KeysFrom, type SignedOptions } from './verify-signed.ts';

export interface VerifyOptions extends Omit<SignedOptions, 'isApart' | 'keys'> {
  readonly engineVersion: string;
  /** Whose keyless signature has to be there besides; when left out a bundle is only reported. */
  readonly sigstore?: SigstoreDemand;
  /** A folder with a disclosure packet and the files that it opens. */
  readonly packet?: string;
  /** A folder with evidence that the customer holds besides. */
  readonly besides?: string;
  /** Folder of another installed Assay, by whose rules the published files are looked at as well. */
  readonly rules?: string;
}

/** A dossier that is as it was signed, and what a new run of its checks gives. */
export interface Verification {
  readonly publication: VerifiedStatement<DossierPredicate>;
  readonly keysFrom: KeysFrom;
  /** `known`: the longest head of the log that was remembered; absent the first time. */
  readonly log: Pick<VerifiedLog, 'size'> & { readonly known?: SeenHead };
  readonly sigstore: SigstoreWitness;
  readonly disclosed: number;
  readonly engineVersion: string;
  readonly requirements: readonly RecheckedRequirement[];
  /** What the other version says where one was named. */
  readonly otherRules?: OtherRules | 'no-answer';
}

/**
 * Verifies a published dossier: key file, envelope, log, every file; then runs the checks again and compares. What was seen is remembered,
 * so that a later dossier can't go back behind it.
 * @throws Refused, VerificationRefused: then nothing of the dossier is believed, and nothing is remembered
 */
export async function verifyDossier(options: VerifyOptions): Promise<Verification> {
  const { folder, publication, keysFrom, log, known, publisher, seen } = await verifySigned(options);
  const sigstore = await sigstoreWitness(folder, publication.payloadDigest, options.sigstore, options.now);
  const requirements = await rerun(folder, publication, options);
  remember(options.memory, publisher, seen);
  const other = options.rules === undefined ? undefined : await otherRules({ program: options.rules, dossier: options.folder, now: options.now, payloadDigest: publication.payloadDigest, ...(options.packet === undefined ? {} : { packet: options.packet }) });
  return {
    publication,
    keysFrom,
    log: { size: log.size, ...(known === undefined ? {} : { known: { size: known.size, seenAt: known.seenAt } }) },
    sigstore,
    disclosed: requirements.disclosed,
    engineVersion: options.engineVersion,
    requirements: requirements.all,
    ...(options.rules === undefined ? {} : { otherRules: other ?? 'no-answer' }),
  };
}

async function rerun(folder: DossierFolder, publication: VerifiedStatement<DossierPredicate>, { packet, besides, engineVersion }: VerifyOptions): Promise<{ readonly all: readonly RecheckedRequirement[]; readonly disclosed: number }> {
  const { predicate } = publication;
  const shown = predicate.evidence.flatMap((item) => (item.state === 'public' ? [item.path] : []));
  const root = join(folder.root, layout.evidence);
  const disclosure = packet === undefined ? undefined : await openDisclosure(packet, publication, root, shown);
  try {
    const files = disclosure === undefined ? { root, files: shown } : { root: disclosure.root, files: disclosure.files };
    const first = recheck(predicate, (await assessPublished(files, predicate, engineVersion)).assessment, disclosure?.indices);
    if (besides === undefined) return { all: first, disclosed: disclosure?.indices.size ?? 0 };
    const second = await assessPublished({ ...files, besides }, predicate, engineVersion);
    return { all: contradictions(first, predicate, second.assessment, second.besides), disclosed: disclosure?.indices.size ?? 0 };
  } finally {
    disclosure?.close();
  }
}
