import { toBase64 } from '../../attest/bytes.ts';
import type { KeyFile, KeyPurpose } from '../../attest/key-file.ts';
import { millisecondsOf, timeText } from '../../attest/milliseconds.ts';
import type { Ed25519Key, KeyId } from '../../attest/public-key.ts';
import { addDays } from '../../model/time.ts';
import { quote, say } from '../../model/text.ts';
import { KeysRefused } from './keys-refused.ts';

export type PublishedKey = KeyFile['keys'][number];

/** Why a key is not to be trusted any more. */
export type RevocationReason = NonNullable<PublishedKey['revoked']>['reason'];

/** Years that a new key is valid for. Ours: customers hold the `keys` key as their anchor, so it changes least often. */
export const usualYears: Readonly<Record<KeyPurpose, number>> = { dossier: 1, log: 1, keys: 3 };

/**
 * Days that a key is still good after its successor came. Ours: a month to publish again under the new key; half a year for customers
 * to look at the key file once and learn the new anchor from it.
 */
export const usualOverlap: Readonly<Record<KeyPurpose, number>> = { dossier: 30, log: 30, keys: 180 };

const keysMax = 64;

/** A key as the key file lists it, valid from now on. */
export function publishedKey(key: Ed25519Key, purpose: KeyPurpose, years: number, now: number): PublishedKey {
  const until = new Date(now);
  until.setUTCFullYear(until.getUTCFullYear() + years);
  return { algorithm: 'ed25519', keyId: key.keyId, publicKey: toBase64(key.bytes), purpose, validFrom: timeText(now), validUntil: timeText(until.getTime()) };
}

/**
 * The key file with a new key: the one before it gets it as its successor, and the end of its validity.
 * @param overlapDays days that the one before is still good, if it would be
 * @param now milliseconds since 1970
 * @throws KeysRefused for a key that is listed already, and when the file is full
 */
export function withSuccessor(file: KeyFile, added: PublishedKey, overlapDays: number, now: number): KeyFile {
  if (file.keys.length >= keysMax) throw new KeysRefused('request', say`The key file holds ${keysMax} keys, which is the most that is read.`);
  if (file.keys.some(({ keyId }) => keyId === added.keyId)) throw new KeysRefused('request', say`The key ${quote(added.keyId)} is in the key file already; a rotation needs a new one.`);
  const before = file.keys.findLast((one) => one.purpose === added.purpose);
  const end = addDays(now, overlapDays);
  const keys = file.keys.map((one) => (one !== before ? one : { ...one, successor: added.keyId, ...(millisecondsOf(one.validUntil) > end ? { validUntil: timeText(end) } : {}) }));
  return { ...file, sequence: file.sequence + 1, issuedAt: timeText(now), keys: [...keys, added] };
}

export interface Revocation {
  readonly keyId: KeyId;
  readonly reason: RevocationReason;
  /** Milliseconds since 1970: from when on nothing by the key is to be trusted. */
  readonly at: number;
  /** A line for the public. */
  readonly note?: string;
}

/**
 * The key file with a key revoked. A revocation can be moved to an earlier time and never to a later one: customers may have acted on it.
 * @param now milliseconds since 1970
 * @throws KeysRefused
 */
export function withRevocation(file: KeyFile, { keyId, reason, at, note }: Revocation, now: number): KeyFile {
  const revoked = file.keys.find((one) => one.keyId === keyId);
  if (revoked === undefined) throw new KeysRefused('request', say`The key file lists no key ${quote(keyId)}.`);
  if (at > now) throw new KeysRefused('request', say`A key is revoked for now or for a time that was; ${quote(timeText(at))} has not come yet.`);
  const earlier = revoked.revoked?.at;
  if (earlier !== undefined && at >= millisecondsOf(earlier)) throw new KeysRefused('request', say`The key ${quote(keyId)} was revoked at ${quote(earlier)} already. Only an earlier time would say more.`);
  const keys = file.keys.map((one) => (one === revoked ? { ...one, revoked: { at: timeText(at), reason, ...(note === undefined ? {} : { note }) } } : one));
  return { ...file, sequence: file.sequence + 1, issuedAt: timeText(now), keys };
}
