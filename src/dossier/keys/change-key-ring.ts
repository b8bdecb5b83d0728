import { join } from 'node:path';
import { keyAt, type KeyFile, type KeyPurpose } from '../../attest/key-file.ts';
import type { Ed25519Key } from '../../attest/public-key.ts';
import { Refused } from '../../attest/refusal.ts';
import type { Signer } from '../../attest/sign-envelope.ts';
import { refusalOf, signKeyFile, verifyKeyFile } from '../../attest/verified-key-file.ts';
import { millisecondsOf } from '../../attest/milliseconds.ts';
import { quote, say } from '../../model/text.ts';
import { readAnchors, writeAnchors } from './anchors-file.ts';
import type { SignerCommand } from './command-signer.ts';
import { publishedKey, usualOverlap, usualYears, withRevocation, withSuccessor, type PublishedKey, type Revocation } from './key-file-change.ts';
import { keyFileName, openKeyRing, thisMachine, type AskPassphrase, type KeyRing, type Surroundings } from './key-ring.ts';
import { KeysRefused } from './keys-refused.ts';
import { keepPrivatePart, newKey, type NewKey } from './new-key.ts';
import { isThere, writeOwned } from './owned-file.ts';
import { whileLocked } from './ring-lock.ts';

export interface Rotation {
  readonly purpose: KeyPurpose;
  /** Years that the new key is valid for. */
  readonly years?: number;
  /** Days that the key before it is still good, at least 1. */
  readonly overlapDays?: number;
  /** An external signer for the new key; it is made here when left out. */
  readonly command?: SignerCommand;
}

export interface ChangedKeyRing {
  readonly ring: KeyRing;
  /** The key that was added or revoked, as the new key file lists it. */
  readonly key: PublishedKey;
  /** Customers who hold the anchors of the key file before accept the new one. Otherwise they need an anchor by another way. */
  readonly isContinuous: boolean;
}

/**
 * Makes a new key for a purpose and a key file that lists it; the key before it gets a successor and the end of its validity.
 * A new `keys` key is signed for by the one before it, as long as that is good.
 * @throws KeysRefused, Refused; the old state then stays
 */
export async function rotateKey(folder: string, rotation: Rotation, ask: AskPassphrase, surroundings: Surroundings = thisMachine()): Promise<ChangedKeyRing> {
  const { purpose, years = usualYears[purpose], overlapDays = usualOverlap[purpose], command } = rotation;
  if (!Number.isInteger(overlapDays) || overlapDays < 1) throw new KeysRefused('request', say`The key before is good for at least 1 more day. To end it at once, revoke it after the rotation.`);
  return changed(folder, ask, surroundings, async (ring) => {
    const added = await newKey(purpose, command, () => ring.passphrase(), surroundings);
    const published = publishedKey(added.key, purpose, years, surroundings.now);
    return { file: withSuccessor(ring.verified.file, published, overlapDays, surroundings.now), keyId: published.keyId, added };
  });
}

/**
 * Revokes a key: what it signed is refused from that time on, with the reason.
 * @throws KeysRefused when no key is left that could sign the key file; the old state then stays
 */
export async function revokeKey(folder: string, revocation: Revocation, ask: AskPassphrase, surroundings: Surroundings = thisMachine()): Promise<ChangedKeyRing> {
  return changed(folder, ask, surroundings, async (ring) => ({ file: withRevocation(ring.verified.file, revocation, surroundings.now), keyId: revocation.keyId }));
}

interface Change {
  readonly file: KeyFile;
  readonly keyId: string;
  readonly added?: NewKey;
}

async function changed(folder: string, ask: AskPassphrase, surroundings: Surroundings, work: (ring: KeyRing) => Promise<Change>): Promise<ChangedKeyRing> {
  // Read before the lock, which would otherwise make its file where no keys are.
  if (!isThere(join(folder, keyFileName))) await openKeyRing(folder, ask, surroundings);
  return whileLocked(folder, async () => {
    const before = await openKeyRing(folder, ask, surroundings);
    const change = await work(before);
    const { now } = surroundings;
    const signing = await signersFor(before, change, now);
    const anchors = signing.map(({ key }) => key);
    const bytes = await signKeyFile(change.file, signing.map(({ signer }) => signer), anchors);
    await verifyKeyFile(bytes, { publisher: before.publisher, anchors, now, lastSeen: before.verified.seen });
    const isContinuous = await isAccepted(bytes, before, now);
    if (change.added !== undefined) keepPrivatePart(folder, change.added);
    const known = await readAnchors(folder);
    const more = anchors.filter((key) => !known.some(({ keyId }) => keyId === key.keyId));
    if (more.length > 0) writeAnchors(folder, [...known, ...more]);
    // The one step that makes the change: until this name points to the new file, everything is as it was.
    writeOwned(join(folder, keyFileName), bytes, 'everybody');
    const ring = await openKeyRing(folder, ask, surroundings);
    const key = ring.verified.file.keys.find((one) => one.keyId === change.keyId);
    if (key === undefined) throw new RangeError('The new key file does not list the key that was changed.');
    return { ring, key, isContinuous };
  });
}

/** Every key for key files that is good has to sign, so that customers who hold any one of them go on. */
async function signersFor(ring: KeyRing, { file, added }: Change, now: number): Promise<readonly { readonly signer: Signer; readonly key: Ed25519Key }[]> {
  const good = file.keys.filter((one) => one.purpose === 'keys' && refusalOf(() => keyAt(file, one.keyId, millisecondsOf(file.issuedAt), now)) === undefined);
  if (good.length === 0) throw new KeysRefused('request', say`No key would be left that signs the key file. Make a new one first: assay key rotate ${quote(ring.publisher)} --purpose keys`);
  const signing = [];
  for (const { keyId } of good) signing.push(added?.key.keyId === keyId ? added : await ring.signerOfKey(keyId));
  return signing;
}

async function isAccepted(bytes: Uint8Array, before: KeyRing, now: number): Promise<boolean> {
  const { verified } = before;
  try {
    await verifyKeyFile(bytes, { publisher: before.publisher, anchors: verified.keysFor('keys', millisecondsOf(verified.file.issuedAt), now), now, lastSeen: verified.seen });
    return true;
  } catch (problem) {
    if (problem instanceof Refused) return false;
    throw problem;
  }
}
