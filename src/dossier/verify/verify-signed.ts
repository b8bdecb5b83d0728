import { resolve } from 'node:path';
import type { Ed25519Key } from '../../attest/public-key.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { dossierProfile } from '../../attest/dossier-statement.ts';
import { envelopeSizeMax } from '../../attest/envelope.ts';
import { Refused } from '../../attest/refusal.ts';
import { readUnverifiedKeyFile } from '../../attest/unverified-key-file.ts';
import { verifyEnvelope, type VerifiedStatement } from '../../attest/verified-statement.ts';
import { verifyKeyFile, type VerifiedKeyFile } from '../../attest/verified-key-file.ts';
import { ours, quote, say } from '../../model/text.ts';
import { layout } from '../dossier-layout.ts';
import { bytesOf, openDossierFolder, type DossierFolder } from './dossier-source.ts';
import { remembered, type RememberedPublisher } from './trust-store.ts';
import { VerificationRefused } from './verification-refused.ts';
import { verifyFiles } from './verify-files.ts';
import { verifyLog, type VerifiedLog } from './verify-log.ts';

const keyFileBytesMax = 524_288;

/** Whose dossier it has to be, and by whose word. */
export interface SignedOptions {
  readonly folder: string;
  /** Whose dossier it has to be; as its key file names itself when left out. */
  readonly publisher?: string;
  /** Any product of the publisher when left out. */
  readonly product?: string;
  /** Keys that the customer got from the publisher another way; without them those remembered, the first time those in the dossier itself. */
  readonly anchors?: readonly Ed25519Key[];
  /** Where the customer remembers publishers. */
  readonly memory: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Only the keys that are remembered count then, and the dossier may be older than what was seen. */
  readonly isApart?: boolean;
}

/** Who vouches for the keys: the customer's own anchors, what it remembers, or nobody but the dossier. */
export type KeysFrom = 'given' | 'remembered' | 'dossier';

/** A dossier whose signatures, log and files were verified, and of which no check was run again yet. */
export interface VerifiedDossier {
  readonly folder: DossierFolder;
  readonly publication: VerifiedStatement<DossierPredicate>;
  readonly keysFrom: KeysFrom;
  readonly log: VerifiedLog;
  /** When the head of the log was seen that was remembered; undefined the first time. */
  readonly knownSince: string | undefined;
  /** What to remember, for whom. */
  readonly publisher: string;
  readonly seen: RememberedPublisher;
}

/**
 * Verifies that a dossier is as it was signed: key file, envelope, log, every file. No check is run again, and nothing is remembered.
 * @throws Refused, VerificationRefused
 */
export async function verifySigned(options: SignedOptions): Promise<VerifiedDossier> {
  const { now } = options;
  const folder = openDossierFolder(resolve(options.folder));
  const { publication, publisher, trust, keysFrom, known } = await signedStatement(folder, options);
  const log = await verifyLog(folder, publication, trust, known?.checkpoint, now);
  verifyFiles(folder, publication.predicate, log.files);
  const seen = { anchors: trust.keysFor('keys', now, now), keyFile: trust.seen, checkpoint: log.pinned, products: new Map([...(known?.products ?? []), [publication.facts.product, publication.seen]]) };
  return { folder, publication, keysFrom, log, knownSince: known?.checkpoint?.seenAt, publisher, seen };
}

interface SignedStatement {
  readonly publication: VerifiedStatement<DossierPredicate>;
  readonly publisher: string;
  readonly trust: VerifiedKeyFile;
  readonly keysFrom: KeysFrom;
  readonly known: RememberedPublisher | undefined;
}

/** The statement by the publisher's keys. Its bytes, which can be many, are gone when the files are looked at. */
async function signedStatement(folder: DossierFolder, { publisher: expected, product, anchors, memory, now, isApart = false }: SignedOptions): Promise<SignedStatement> {
  const envelope = bytesOf(folder, layout.envelope, envelopeSizeMax);
  const keyFile = bytesOf(folder, layout.keys, keyFileBytesMax);
  const named = expected === undefined ? await readUnverifiedKeyFile(keyFile) : { publisher: expected };
  const { publisher } = named;
  const all = await remembered(memory, publisher);
  const known: RememberedPublisher | undefined = all === undefined || !isApart ? all : { anchors: all.anchors, products: new Map() };
  const keysFrom = anchors !== undefined ? 'given' : known !== undefined ? 'remembered' : 'dossier';
  const trust = await trustOf(keyFile, publisher, anchors ?? known?.anchors ?? ('anchors' in named ? named : await readUnverifiedKeyFile(keyFile)).anchors, keysFrom, known, now);
  const publication = await verifyEnvelope(envelope, dossierProfile, { trust: [trust], publisher, threshold: 1, now, ...(product === undefined ? {} : { product }), ...(known === undefined ? {} : { lastSeen: known.products }) });
  return { publication, publisher, trust, keysFrom, known };
}

async function trustOf(keyFile: Uint8Array, publisher: string, anchors: readonly Ed25519Key[], keysFrom: KeysFrom, known: RememberedPublisher | undefined, now: number): Promise<VerifiedKeyFile> {
  try {
    return await verifyKeyFile(keyFile, { publisher, anchors, now, ...(known?.keyFile === undefined ? {} : { lastSeen: known.keyFile }) });
  } catch (problem) {
    // That the keys are somebody else's is another thing than a signature that is not by the keys.
    if (problem instanceof Refused && problem.code === 'signature-unknown') throw new VerificationRefused('keys-unknown', say`${quote(layout.keys)} is not signed by any key that ${ours(vouchers[keysFrom])}. Either somebody put other keys in the place of the publisher’s, or the publisher changed them without the old ones; ask it another way, and name its key: ${ours('--anchor')}.`);
    throw problem;
  }
}

const vouchers: Readonly<Record<KeysFrom, string>> = { given: 'you named', remembered: 'is remembered of this publisher', dossier: 'it lists for signing key files' };
