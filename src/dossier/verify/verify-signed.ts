import { resolve } from 'node:path';
import type { Ed25519Key } from '../../attest/public-key.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { dossierProfile } from '../../attest/dossier-statement.ts';
import { envelopeSizeMax } from '../../attest/envelope.ts';
import { timeText } from '../../attest/milliseconds.ts';
import type { SeenHead } from '../../attest/pinned-checkpoint.ts';
import { Refused } from '../../attest/refusal.ts';
import { readUnverifiedKeyFile } from '../../attest/unverified-key-file.ts';
import { verifyEnvelope, type VerifiedStatement } from '../../attest/verified-statement.ts';
import { assertNotOlder, verifyKeyFile, type VerifiedKeyFile } from '../../attest/verified-key-file.ts';
import { ours, quote, say } from '../../model/text.ts';
import { layout } from '../dossier-layout.ts';
import { bytesOf, openDossierFolder, type DossierFolder } from './dossier-source.ts';
import { remembered, type RememberedProduct, type RememberedPublisher } from './trust-store.ts';
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
  /** A key file of the same publisher from elsewhere, which counts when it is newer than the dossier's. */
  readonly keys?: VerifiedKeyFile;
}

/** Who vouches for the keys: the customer's own anchors, what it remembers, or nobody but the dossier. */
export type KeysFrom = 'given' | 'remembered' | 'dossier';

/** A dossier whose signatures, log and files were verified, and of which no check was run again yet. */
export interface VerifiedDossier {
  readonly folder: DossierFolder;
  readonly publication: VerifiedStatement<DossierPredicate>;
  /** The newest key file that is known of the publisher: by it the dossier was judged. */
  readonly trust: VerifiedKeyFile;
  readonly keysFrom: KeysFrom;
  readonly log: VerifiedLog;
  /** The head of the log that was remembered; undefined the first time. */
  readonly known: SeenHead | undefined;
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
  const { publication, publisher, trust, keyFile, keysFrom, known } = await signedStatement(folder, options);
  const { product } = publication.facts;
  const log = await verifyLog(folder, publication, trust, known?.log, known?.products.get(product)?.log, now);
  verifyFiles(folder, publication.predicate, log.files);
  const last: RememberedProduct = { ...publication.seen, log: { size: log.size, seenAt: timeText(now) } };
  const seen = { anchors: trust.keysFor('keys', now, now), keyFile, log: log.remembered, products: new Map([...(known?.products ?? []), [product, last]]) };
  return { folder, publication, trust, keysFrom, log, known: known?.log?.head, publisher, seen };
}

interface SignedStatement {
  readonly publication: VerifiedStatement<DossierPredicate>;
  readonly publisher: string;
  readonly trust: VerifiedKeyFile;
  /** The newest key file, to be remembered. */
  readonly keyFile: NonNullable<RememberedPublisher['keyFile']>;
  readonly keysFrom: KeysFrom;
  readonly known: RememberedPublisher | undefined;
}

/** The statement by the publisher's keys. Its bytes, which can be many, are gone when the files are looked at. */
async function signedStatement(folder: DossierFolder, { publisher: expected, product, anchors, memory, now, isApart = false, keys }: SignedOptions): Promise<SignedStatement> {
  const envelope = bytesOf(folder, layout.envelope, envelopeSizeMax);
  const bytes = bytesOf(folder, layout.keys, keyFileBytesMax);
  const named = expected === undefined ? await readUnverifiedKeyFile(bytes) : { publisher: expected };
  const { publisher } = named;
  const all = await remembered(memory, publisher);
  const known = isApart ? apart(all) : all;
  const keysFrom = anchors !== undefined ? 'given' : known !== undefined ? 'remembered' : 'dossier';
  const trusted = anchors ?? known?.anchors ?? ('anchors' in named ? named : await readUnverifiedKeyFile(bytes)).anchors;
  const newest = await trustOf(bytes, publisher, trusted, keysFrom, known, now);
  const trust = keys !== undefined && keys.file.publisher === publisher && keys.seen.sequence > newest.trust.seen.sequence ? keys : newest.trust;
  const publication = await verifyEnvelope(envelope, dossierProfile, { trust: [trust], publisher, threshold: 1, now, ...(product === undefined ? {} : { product }), ...(known === undefined ? {} : { lastSeen: known.products }) });
  return { publication, publisher, trust, keyFile: { ...newest.trust.seen, envelope: newest.bytes }, keysFrom, known };
}

/** What counts of a memory for a dossier that may be older than what was seen: who vouches for keys, and what became of them. */
function apart(all: RememberedPublisher | undefined): RememberedPublisher | undefined {
  if (all === undefined) return undefined;
  return { anchors: all.anchors, ...(all.keyFile?.envelope === undefined ? {} : { keyFile: all.keyFile }), products: new Map() };
}

/** The key file to judge by, and its bytes: the dossier's own or, when that is older, the one that is remembered. */
async function trustOf(bytes: Uint8Array, publisher: string, anchors: readonly Ed25519Key[], keysFrom: KeysFrom, known: RememberedPublisher | undefined, now: number): Promise<{ readonly trust: VerifiedKeyFile; readonly bytes: Uint8Array }> {
  const policy = { publisher, anchors, now };
  try {
    const trust = await verifyKeyFile(bytes, policy);
    const last = known?.keyFile;
    // A dossier keeps the key file of its day. What the publisher said of its keys since then counts for it too.
    if (last?.envelope !== undefined && trust.seen.sequence < last.sequence) return { trust: await verifyKeyFile(last.envelope, { ...policy, lastSeen: last }), bytes: last.envelope };
    assertNotOlder(trust.seen, last);
    return { trust, bytes };
  } catch (problem) {
    // That the keys are somebody else's is another thing than a signature that is not by the keys.
    if (problem instanceof Refused && problem.code === 'signature-unknown') throw new VerificationRefused('keys-unknown', say`${quote(layout.keys)} is not signed by any key that ${ours(vouchers[keysFrom])}. Either somebody put other keys in the place of the publisher’s, or the publisher changed them without the old ones; ask it another way, and name its key: ${ours('--anchor')}.`);
    throw problem;
  }
}

const vouchers: Readonly<Record<KeysFrom, string>> = { given: 'you named', remembered: 'is remembered of this publisher', dossier: 'it lists for signing key files' };
