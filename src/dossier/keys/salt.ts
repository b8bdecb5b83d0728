import { createHmac } from 'node:crypto';
import { canonicalBytes } from '../../attest/canonical-json.ts';
import type { Digest } from '../../model/artifact.ts';

/** Bytes of the secret that a publisher's salts are made from. */
export const saltSeedLength = 32;

/**
 * The salt of a withheld file's commitment: HMAC-SHA-256 (RFC 2104) of label, path and digest under the publisher's secret.
 * The same file at the same path has the same salt, so that publishing again gives the same bytes; without the secret
 * a salt is 32 random bytes to everybody, and one salt tells nothing of another.
 * @param seed 32 random bytes that stay with the publisher
 * @param path as the file will be handed over
 */
export async function saltFor(seed: Uint8Array, path: string, digest: Digest): Promise<Uint8Array> {
  if (seed.length !== saltSeedLength) throw new RangeError('A seed of salts has 32 bytes.');
  return new Uint8Array(createHmac('sha256', seed).update(canonicalBytes({ digest, label: 'urn:assay:salt:1', path })).digest());
}
