import { quote, say } from '../model/text.ts';
import { fromBase64, textOf, toBase64, utf8, type Bytes } from './bytes.ts';
import { canonicalBytes } from './canonical-json.ts';
import { verifyCheckpoint, type CheckpointPolicy, type VerifiedCheckpoint } from './checkpoint.ts';
import type { DossierPredicate } from './dossier-predicate.ts';
import { verifyInclusion } from './merkle-proof.ts';
import { leafHash, type Hash } from './merkle-tree.ts';
import { Refused } from './refusal.ts';
import type { VerifiedStatement } from './verified-statement.ts';

const proofSizeMax = 131_072;
const HEADER = 'c2sp.org/tlog-proof@v1';

/**
 * The entry of a publication in the log: this envelope and no other, by its digest and that of its payload.
 * @returns canonical JSON
 */
export function publicationEntry(publication: VerifiedStatement<DossierPredicate>): Bytes {
  const { publisher, product, publishedAt, sequence } = publication.predicate;
  return canonicalBytes({ envelope: publication.envelopeDigest, payload: publication.payloadDigest, product, publishedAt, publisher, schema: 'urn:assay:publication:1', sequence });
}

/**
 * Writes the proof that the log holds an entry (C2SP tlog-proof, without extra data).
 * @param index place of the entry in the log, 0-based
 * @param hashes by `inclusionProof` over the leaves of the checkpoint's tree
 */
export function writePublicationProof(index: number, hashes: readonly Hash[], checkpoint: Uint8Array): Bytes {
  return utf8([HEADER, `index ${index}`, ...hashes.map(toBase64), '', textOf(checkpoint)].join('\n'));
}

/**
 * Verifies that the publisher's log holds exactly this publication.
 * @param proof a file by `writePublicationProof`
 * @param policy its origin is that of the log that the publication itself names
 * @returns the checkpoint, for `advance`
 * @throws Refused `proof-form`, `inclusion-unproven`, and what `verifyCheckpoint` refuses
 */
export async function verifyPublication(publication: VerifiedStatement<DossierPredicate>, proof: Uint8Array, policy: Omit<CheckpointPolicy, 'origin'>): Promise<VerifiedCheckpoint> {
  const { index, hashes, checkpoint } = readPublicationProof(proof);
  if (policy.trust.file.publisher !== publication.predicate.publisher) throw new Refused('publisher-mismatch', say`The keys are of ${quote(policy.trust.file.publisher)}.`);
  const head = await verifyCheckpoint(checkpoint, { ...policy, origin: publication.predicate.log });
  const leaf = await leafHash(publicationEntry(publication));
  if (!(await verifyInclusion(leaf, index, head.size, hashes, head.root))) throw new Refused('inclusion-unproven', say`The proof is for entry ${index} of ${head.size}.`);
  return head;
}

function readPublicationProof(bytes: Uint8Array): { readonly index: number; readonly hashes: readonly Bytes[]; readonly checkpoint: Bytes } {
  if (bytes.length > proofSizeMax) throw new Refused('too-large', say`It has ${bytes.length} bytes; at most ${proofSizeMax} are read.`);
  const text = textOf(bytes);
  const split = text.indexOf('\n\n');
  const [header, indexLine = '', ...hashLines] = text.slice(0, Math.max(split, 0)).split('\n');
  const index = /^index (0|[1-9]\d{0,15})$/.exec(indexLine)?.[1];
  if (split < 0 || header !== HEADER || index === undefined || !Number.isSafeInteger(Number(index)) || hashLines.length > 64) throw new Refused('proof-form');
  const hashes = hashLines.map(fromBase64);
  if (hashes.some((hash) => hash.length !== 32)) throw new Refused('proof-form', say`A hash does not have 32 bytes.`);
  return { index: Number(index), hashes, checkpoint: utf8(text.slice(split + 2)) };
}
