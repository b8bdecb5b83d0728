import { join, resolve } from 'node:path';
import type { Ed25519Key } from '../../attest/public-key.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { dossierProfile } from '../../attest/dossier-statement.ts';
import { envelopeSizeMax } from '../../attest/envelope.ts';
import { timeText } from '../../attest/milliseconds.ts';
import type { SeenHead } from '../../attest/pinned-checkpoint.ts';
import { Refused } from '../../attest/refusal.ts';
import { verifyEnvelope, type VerifiedStatement } from '../../attest/verified-statement.ts';
import { assertNotOlder, verifyKeyFile, type VerifiedKeyFile } from '../../attest/verified-key-file.ts';
import { ours, quote, say } from '../../model/text.ts';
import { layout } from '../dossier-layout.ts';
import { recheck, type RecheckedRequirement } from '../recheck.ts';
import { sigstoreWitness, type SigstoreDemand, type SigstoreWitness } from '../sigstore/sigstore-witness.ts';
import { anchorsIn } from './anchors-in.ts';
import { assessPublished } from './assess-published.ts';
import { contradictions } from './contradictions.ts';
import { openDisclosure } from './disclosed-files.ts';
import { bytesOf, openDossierFolder, type DossierFolder } from './dossier-source.ts';
import { namedIn } from './named-in.ts';
import { remember, remembered, type RememberedProduct, type RememberedPublisher } from './trust-store.ts';
import { VerificationRefused } from './verification-refused.ts';
import { verifyFiles } from './verify-files.ts';
import { verifyLog, type VerifiedLog } from './verify-log.ts';

const keyFileBytesMax = 524_288;

export interface VerifyOptions {
  readonly folder: string;
  /** Whose dossier it has to be; as it names itself when left out. */
  readonly publisher?: string;
  readonly product?: string;
  /** Keys that the customer got from the publisher another way; without them those remembered, the first time those in the dossier itself. */
  readonly anchors?: readonly Ed25519Key[];
  /** Where the customer remembers publishers. */
  readonly memory: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly engineVersion: string;
  /** Whose keyless signature has to be there besides; when left out a bundle is only reported. */
  readonly sigstore?: SigstoreDemand;
  /** A folder with a disclosure packet and the files that it opens. */
  readonly packet?: string;
  /** A folder with evidence that the customer holds besides. */
  readonly besides?: string;
}

/** A dossier that is as it was signed, and what a new run of its checks gives. */
export interface Verification {
  readonly publication: VerifiedStatement<DossierPredicate>;
  /** Who vouches for the keys: the customer's own anchors, what it remembers, or nobody but the dossier. */
  readonly keysFrom: 'given' | 'remembered' | 'dossier';
  /** `known`: the longest head of the log that was remembered; absent the first time. */
  readonly log: Pick<VerifiedLog, 'size'> & { readonly known?: SeenHead };
  readonly sigstore: SigstoreWitness;
  readonly disclosed: number;
  readonly engineVersion: string;
  readonly requirements: readonly RecheckedRequirement[];
}

/** A dossier whose signatures, log and files were verified, and of which no check was run again yet. */
export interface VerifiedDossier {
  readonly folder: DossierFolder;
  readonly publication: VerifiedStatement<DossierPredicate>;
  /** The newest key file that is known of the publisher: by it the dossier was judged. */
  readonly trust: VerifiedKeyFile;
  readonly keysFrom: Verification['keysFrom'];
  readonly log: VerifiedLog;
  /** The head of the log that was remembered; undefined the first time. */
  readonly known: SeenHead | undefined;
  /** What to remember, for whom. */
  readonly publisher: string;
  readonly seen: RememberedPublisher;
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
  return {
    publication,
    keysFrom,
    log: { size: log.size, ...(known === undefined ? {} : { known: { size: known.size, seenAt: known.seenAt } }) },
    sigstore,
    disclosed: requirements.disclosed,
    engineVersion: options.engineVersion,
    requirements: requirements.all,
  };
}

/**
 * The first half of `verifyDossier`: that the dossier is as it was signed. No check is run again, and nothing is remembered.
 * @param options with `isApart` only the keys that are remembered count, and the dossier may be older than what was seen;
 *   `keys` is a key file of the same publisher from elsewhere, which counts when it is newer than the dossier's
 * @throws Refused, VerificationRefused
 */
export async function verifySigned(options: Omit<VerifyOptions, 'engineVersion' | 'packet' | 'besides'> & { readonly isApart?: boolean; readonly keys?: VerifiedKeyFile }): Promise<VerifiedDossier> {
  const { now } = options;
  const folder = openDossierFolder(resolve(options.folder));
  const envelope = bytesOf(folder, layout.envelope, envelopeSizeMax);
  const named = namedIn(envelope);
  const publisher = options.publisher ?? named.publisher;
  const product = options.product ?? named.product;
  const all = await remembered(options.memory, publisher);
  const known = options.isApart === true ? apart(all) : all;
  const { keysFrom, ...newest } = await trustOf(folder, publisher, options, known);
  const trust = options.keys !== undefined && options.keys.file.publisher === publisher && options.keys.seen.sequence > newest.trust.seen.sequence ? options.keys : newest.trust;
  const lastSeen = known?.products.get(product);
  const publication = await verifyEnvelope(envelope, dossierProfile, { trust: [trust], publisher, product, threshold: 1, now, ...(lastSeen === undefined ? {} : { lastSeen }) });
  const log = await verifyLog(folder, publication, trust, known?.log, lastSeen?.log, now);
  verifyFiles(folder, publication.predicate, log.files);
  const last: RememberedProduct = { ...publication.seen, log: { size: log.size, seenAt: timeText(now) } };
  const seen = { anchors: trust.keysFor('keys', now, now), keyFile: { ...newest.trust.seen, envelope: newest.bytes }, log: log.remembered, products: new Map([...(known?.products ?? []), [product, last]]) };
  return { folder, publication, trust, keysFrom, log, known: known?.log?.head, publisher, seen };
}

/** What counts of a memory for a dossier that may be older than what was seen: who vouches for keys, and what became of them. */
function apart(all: RememberedPublisher | undefined): RememberedPublisher | undefined {
  if (all === undefined) return undefined;
  return { anchors: all.anchors, ...(all.keyFile?.envelope === undefined ? {} : { keyFile: all.keyFile }), products: new Map() };
}

/** The key file to judge by, and its bytes: the dossier's own or, when that is older, the one that is remembered. */
async function trustOf(folder: DossierFolder, publisher: string, { anchors, now }: Pick<VerifyOptions, 'anchors' | 'now'>, known: RememberedPublisher | undefined): Promise<{ readonly trust: VerifiedKeyFile; readonly bytes: Uint8Array; readonly keysFrom: Verification['keysFrom'] }> {
  const bytes = bytesOf(folder, layout.keys, keyFileBytesMax);
  const keysFrom = anchors !== undefined ? 'given' : known !== undefined ? 'remembered' : 'dossier';
  const policy = { publisher, anchors: anchors ?? known?.anchors ?? (await anchorsIn(bytes)), now };
  try {
    const trust = await verifyKeyFile(bytes, policy);
    const last = known?.keyFile;
    // A dossier keeps the key file of its day. What the publisher said of its keys since then counts for it too.
    if (last?.envelope !== undefined && trust.seen.sequence < last.sequence) return { keysFrom, trust: await verifyKeyFile(last.envelope, { ...policy, lastSeen: last }), bytes: last.envelope };
    assertNotOlder(trust.seen, last);
    return { keysFrom, trust, bytes };
  } catch (problem) {
    // That the keys are somebody else's is another thing than a signature that is not by the keys.
    if (problem instanceof Refused && problem.code === 'signature-unknown') throw new VerificationRefused('keys-unknown', say`${quote(layout.keys)} is not signed by any key that ${ours(vouchers[keysFrom])}. Either somebody put other keys in the place of the publisher’s, or the publisher changed them without the old ones; ask it another way, and name its key: ${ours('--anchor')}.`);
    throw problem;
  }
}

const vouchers: Readonly<Record<Verification['keysFrom'], string>> = { given: 'you named', remembered: 'is remembered of this publisher', dossier: 'it lists for signing key files' };

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
