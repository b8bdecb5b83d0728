import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import { keyAt, type KeyPurpose } from '../../attest/key-file.ts';
import type { Ed25519Key, KeyId } from '../../attest/public-key.ts';
import { Refused } from '../../attest/refusal.ts';
import type { Signer } from '../../attest/sign-envelope.ts';
import { refusalOf, verifyKeyFile, type VerifiedKeyFile } from '../../attest/verified-key-file.ts';
import type { Digest } from '../../model/artifact.ts';
import { ours, quote, say } from '../../model/text.ts';
import { readAnchors } from './anchors-file.ts';
import { KeysRefused } from './keys-refused.ts';
import { assertOwnedFolder, isThere, readOwned } from './owned-file.ts';
import type { PassphraseUse } from './passphrase.ts';
import type { PassphraseCost, RandomBytes } from './private-key-file.ts';
import { privateFolder, privatePartOf, signerOf } from './private-part.ts';
import { saltFor, saltSeedLength } from './salt.ts';

/** The name of the signed public key file, in the publisher's folder and below `.well-known`. */
export const keyFileName = 'assay-keys.json';
const keyFileSizeMax = 524_288;

/** What the keys take from outside. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly random: RandomBytes;
  /** What sealing a new private key costs; the usual cost when left out. */
  readonly cost?: PassphraseCost;
}

/** Gives the passphrase when one is needed; asked once for a ring. */
export type AskPassphrase = (use: PassphraseUse) => Promise<string>;

/** A publisher's keys, its own key file verified. */
export interface KeyRing {
  readonly folder: string;
  readonly publisher: string;
  /** The bytes to publish. */
  readonly keyFile: Uint8Array;
  readonly verified: VerifiedKeyFile;
  /** The keys that customers hold to verify the key file: those for key files that are good now. */
  readonly anchors: readonly Ed25519Key[];
  /**
   * What signs for a purpose now: of the keys that are good, the one that came last.
   * @throws KeysRefused when no key is good, its private part is not here, or the passphrase is wrong
   */
  signer(purpose: KeyPurpose): Promise<{ readonly signer: Signer; readonly key: Ed25519Key }>;
  /** What signs with one key, good or not. */
  signerOfKey(keyId: KeyId): Promise<{ readonly signer: Signer; readonly key: Ed25519Key }>;
  /** The salt of a withheld file's commitment. */
  salt(path: string, digest: Digest): Promise<Uint8Array>;
  /** The passphrase that seals the private keys here: it has opened one, or is a new one where none is sealed. */
  passphrase(): Promise<string>;
}

/** Time and random bytes of this machine. */
export function thisMachine(): Surroundings {
  return { now: Date.now(), random: randomBytes };
}

/**
 * Opens a publisher's folder and verifies its own key file, as a customer would.
 * @param folder `<data>/publishers/<domain>`
 * @param ask called once, and only when a sealed key is needed
 * @throws KeysRefused, Refused
 */
export async function openKeyRing(folder: string, ask: AskPassphrase, surroundings: Surroundings = thisMachine()): Promise<KeyRing> {
  const publisher = basename(folder);
  const path = join(folder, keyFileName);
  if (!isThere(path)) throw new KeysRefused('request', say`There are no keys of ${quote(publisher)} in ${quote(folder)}. Make them: assay key new ${quote(publisher)}`);
  for (const owned of [folder, privateFolder(folder)]) assertOwnedFolder(owned);
  const keyFile = readOwned(path, keyFileSizeMax, 'everybody');
  const { now } = surroundings;
  const verified = await verifyOwn(path, keyFile, publisher, await readAnchors(folder), now);
  const { file } = verified;
  let asked: Promise<string> | undefined;
  const passphrase = (): Promise<string> => (asked ??= ask('open'));
  const signerOfKey: KeyRing['signerOfKey'] = async (keyId) => {
    const published = file.keys.find((one) => one.keyId === keyId);
    const key = published === undefined ? undefined : verified.allKeysFor(published.purpose).find((one) => one.keyId === keyId);
    if (published === undefined || key === undefined) throw new KeysRefused('request', say`The key file lists no key ${quote(keyId)}.`);
    const part = privatePartOf(folder, published);
    if (part === undefined) throw new KeysRefused('state', say`The private part of the key ${quote(keyId)} (${ours(published.purpose)}) is not in ${quote(privateFolder(folder))}. Put it back for as long as it is needed.`);
    return { signer: await signerOf(folder, part, passphrase), key };
  };
  return {
    folder,
    publisher,
    keyFile,
    verified,
    anchors: verified.keysFor('keys', now, now),
    signerOfKey,
    signer: async (purpose) => {
      const key = verified.keysFor(purpose, now, now).at(-1);
      if (key !== undefined) return signerOfKey(key.keyId);
      const last = verified.allKeysFor(purpose).at(-1);
      const reason = last === undefined ? undefined : refusalOf(() => keyAt(file, last.keyId, now, now));
      throw new KeysRefused('state', say`No key of ${quote(publisher)} can sign now (purpose: ${ours(purpose)}). ${reason === undefined ? ours('There is none.') : reason.text} Make a new one: assay key rotate ${quote(publisher)} --purpose ${ours(purpose)}`);
    },
    salt: async (file, digest) => saltFor(saltSeedIn(folder), file, digest),
    passphrase: async () => {
      const sealed = file.keys.findLast((one) => privatePartOf(folder, one)?.schema === 'urn:assay:private-key:1');
      if (sealed === undefined) return (asked ??= ask('new'));
      await signerOfKey(sealed.keyId);
      return passphrase();
    },
  };
}

async function verifyOwn(path: string, bytes: Uint8Array, publisher: string, anchors: readonly Ed25519Key[], now: number): Promise<VerifiedKeyFile> {
  try {
    return await verifyKeyFile(bytes, { publisher, anchors, now });
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    throw new KeysRefused('state', say`The key file ${quote(path)} is refused. ${problem.text} Put it back from a backup or from where it is published, or set this machine’s clock if that is wrong.`);
  }
}

/** Where the secret of the salts lies in a publisher's folder. */
export function saltSeedPath(folder: string): string {
  return join(folder, 'salt-seed');
}

function saltSeedIn(folder: string): Uint8Array {
  const path = saltSeedPath(folder);
  const seed = readOwned(path, saltSeedLength, 'owner');
  if (seed.length !== saltSeedLength) throw new KeysRefused('state', say`The file ${quote(path)} has ${seed.length} bytes; ${saltSeedLength} were expected. Put it back from a backup.`);
  return seed;
}
