import * as z from 'zod/mini';
import { quote, say } from '../model/text.ts';
import { fromBase64 } from './bytes.ts';
import type { JsonValue } from './canonical-json.ts';
import { millisecondsOf } from './milliseconds.ts';
import { admitPublicKey, type Ed25519Key, type KeyId } from './public-key.ts';
import { Refused } from './refusal.ts';
import { base64, firstIssue, keyId, line, publisher, sequence, time } from './shape.ts';

/** What a key may sign; each key is for one thing. `keys`: the next key files. */
export type KeyPurpose = 'dossier' | 'log' | 'keys';

const publishedKey = z.strictObject({
  algorithm: z.literal('ed25519'),
  keyId,
  publicKey: base64(32),
  purpose: z.enum(['dossier', 'log', 'keys']),
  validFrom: time,
  validUntil: time,
  revoked: z.optional(z.strictObject({ at: time, reason: z.enum(['compromised', 'superseded', 'retired']), note: z.optional(line) })),
  /** Id of the key that comes after this one. */
  successor: z.optional(keyId),
});

/** A publisher's key file: every key it ever used, with validity, revocation and successor. */
export const keyFileShape = z.strictObject({
  schema: z.literal('urn:assay:publisher-keys:1'),
  publisher,
  /** Goes up by at least one with every change. */
  sequence,
  issuedAt: time,
  keys: z.array(publishedKey).check(z.minLength(1), z.maxLength(64)),
});

export type KeyFile = z.infer<typeof keyFileShape>;
type PublishedKey = KeyFile['keys'][number];

/**
 * Checks a key file and admits its keys.
 * @throws Refused `key-file-fields`, `key-file-contradicts`, `key-id-mismatch`, `key-not-canonical`, `key-low-order`
 */
export async function readKeyFile(value: JsonValue): Promise<{ readonly file: KeyFile; readonly keys: ReadonlyMap<KeyId, Ed25519Key> }> {
  const parsed = keyFileShape.safeParse(value);
  if (!parsed.success) {
    const { path, expected } = firstIssue(parsed.error);
    throw new Refused('key-file-fields', say`At ${quote(path)}: ${quote(expected)}.`);
  }
  const file = parsed.data;
  const keys = new Map<KeyId, Ed25519Key>();
  for (const published of file.keys) {
    const key = await admitPublicKey(fromBase64(published.publicKey));
    if (key.keyId !== published.keyId) throw new Refused('key-id-mismatch', say`The file says ${quote(published.keyId)}; the key’s digest is ${quote(key.keyId)}.`);
    if (keys.has(key.keyId)) throw new Refused('key-file-contradicts', say`It lists the key ${quote(key.keyId)} twice.`);
    keys.set(key.keyId, key);
  }
  for (const published of file.keys) assertMeaningful(published, file);
  return { file, keys };
}

function assertMeaningful(published: PublishedKey, file: KeyFile): void {
  if (millisecondsOf(published.validFrom) >= millisecondsOf(published.validUntil)) throw new Refused('key-file-contradicts', say`The validity of the key ${quote(published.keyId)} ends before it begins.`);
  // The file's order is the order of succession, so that no circle is possible.
  const place = file.keys.indexOf(published);
  const successor = file.keys.findIndex((one) => one.keyId === published.successor);
  if (published.successor !== undefined && (successor <= place || file.keys[successor]?.purpose !== published.purpose)) throw new Refused('key-file-contradicts', say`The successor of the key ${quote(published.keyId)} is not a later key in the file with the same purpose.`);
}

/**
 * The key with this id, if it was good at a time.
 * @param at milliseconds since 1970: the time to judge for
 * @param now milliseconds since 1970
 * @throws Refused `key-unknown`, `key-time-future`, `key-not-yet-valid`, `key-expired`, `key-revoked` with the reason
 */
export function keyAt(file: KeyFile, id: KeyId, at: number, now: number): PublishedKey {
  const published = file.keys.find((one) => one.keyId === id);
  if (published === undefined) throw new Refused('key-unknown', say`Its id is ${quote(id)}.`);
  if (!(at <= now)) throw new Refused('key-time-future');
  if (!(at >= millisecondsOf(published.validFrom))) throw new Refused('key-not-yet-valid', say`It is valid from ${quote(published.validFrom)}.`);
  // A revocation says more than an end of validity, so it is said first.
  const { revoked } = published;
  if (revoked !== undefined && !(at < millisecondsOf(revoked.at))) throw new Refused('key-revoked', say`It was revoked at ${quote(revoked.at)}; the publisher’s reason: ${quote(revoked.reason)}${revoked.note === undefined ? say`` : say`, ${quote(revoked.note)}`}.`);
  if (!(at < millisecondsOf(published.validUntil))) throw new Refused('key-expired', say`It was valid until ${quote(published.validUntil)}.`);
  return published;
}
