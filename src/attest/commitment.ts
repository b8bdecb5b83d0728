import * as z from 'zod/mini';
import type { Digest } from '../model/artifact.ts';
import { quote, say } from '../model/text.ts';
import { fromBase64, toBase64, type Bytes } from './bytes.ts';
import { canonicalBytes } from './canonical-json.ts';
import { digestOf } from './digest.ts';
import type { DossierPredicate } from './dossier-predicate.ts';
import { Refused } from './refusal.ts';
import { base64, digest, firstIssue, line } from './shape.ts';
import { parseStrict } from './strict-json.ts';
import type { VerifiedStatement } from './verified-statement.ts';

const saltLength = 32;
const packetSizeMax = 16 * 1_048_576;

/** What a customer under agreement receives beside the files: for each, its path and the salt that opens its commitment. */
const packetShape = z.strictObject({
  schema: z.literal('urn:assay:disclosure:1'),
  /** Digest of the payload of the publication that the files belong to. */
  publication: digest,
  files: z.array(z.strictObject({ path: line, digest, salt: base64(saltLength) })).check(z.minLength(1), z.maxLength(50_000)),
});

export type DisclosurePacket = Readonly<z.infer<typeof packetShape>>;

/**
 * Commits to a file without telling which it is: nobody can find it by trying files or paths, and nobody can show another file later.
 * @param salt 32 random bytes, new for each file
 * @param path as the file will be handed over
 * @throws Refused `salt-length`
 */
export async function commit(salt: Uint8Array, fileDigest: Digest, path: string): Promise<Digest> {
  if (salt.length !== saltLength) throw new Refused('salt-length', say`It has ${salt.length}.`);
  return digestOf(canonicalBytes({ digest: fileDigest, path, salt: toBase64(salt), schema: 'urn:assay:commitment:1' }));
}

/** Writes the packet that discloses withheld files of one publication. */
export function writeDisclosure(packet: DisclosurePacket): Bytes {
  const bytes = canonicalBytes(packet);
  readDisclosure(bytes);
  return bytes;
}

/**
 * Reads a packet.
 * @throws Refused `packet-fields` and what `parseStrict` refuses
 */
export function readDisclosure(bytes: Uint8Array): DisclosurePacket {
  const parsed = packetShape.safeParse(parseStrict(bytes, 'canonical', packetSizeMax));
  if (parsed.success) return parsed.data;
  const { path, expected } = firstIssue(parsed.error);
  throw new Refused('packet-fields', say`At ${quote(path)}: ${quote(expected)}.`);
}

/**
 * Verifies that a disclosed file is the one that a publication committed to.
 * @param file the bytes handed over
 * @returns the place of the evidence in the publication's list
 * @throws Refused `packet-fields`, `file-mismatch`, `commitment-unknown`
 */
export async function verifyDisclosure(publication: VerifiedStatement<DossierPredicate>, packet: DisclosurePacket, path: string, file: Uint8Array): Promise<number> {
  if (packet.publication !== publication.payloadDigest) throw new Refused('commitment-unknown', say`The disclosure belongs to the publication ${quote(packet.publication)}.`);
  const entry = packet.files.find((one) => one.path === path);
  if (entry === undefined) throw new Refused('packet-fields', say`It holds no file ${quote(path)}.`);
  if ((await digestOf(file)) !== entry.digest) throw new Refused('file-mismatch', say`The file is ${quote(path)}.`);
  const commitment = await commit(fromBase64(entry.salt), entry.digest, path);
  const place = publication.predicate.evidence.findIndex((one) => one.state === 'withheld' && one.commitment === commitment);
  if (place < 0) throw new Refused('commitment-unknown', say`The file is ${quote(path)}.`);
  return place;
}
