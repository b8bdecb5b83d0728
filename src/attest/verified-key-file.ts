import type { Digest } from '../model/artifact.ts';
import { quote, say } from '../model/text.ts';
import { canonicalBytes } from './canonical-json.ts';
import { digestOf } from './digest.ts';
import { Envelope } from './envelope.ts';
import { freeze } from './freeze.ts';
import { keyAt, readKeyFile, type KeyFile, type KeyPurpose } from './key-file.ts';
import { millisecondsOf } from './milliseconds.ts';
import type { Ed25519Key, KeyId } from './public-key.ts';
import { Refused } from './refusal.ts';
import { signEnvelope, type Signer } from './sign-envelope.ts';
import { parseStrict } from './strict-json.ts';

const keyFileType = 'application/vnd.assay.publisher-keys+json';
const keyFileSizeMax = 262_144;

/** What a verifier remembers of the key file that it saw last. */
export interface SeenBefore {
  readonly sequence: number;
  /** Of the payload. Without it only the number is compared. */
  readonly payload?: Digest;
}

export interface KeyFilePolicy {
  readonly publisher: string;
  /** Keys that the verifier trusts to sign this publisher's key files: from a contract at first, then `anchors` of the file seen last. */
  readonly anchors: readonly Ed25519Key[];
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly lastSeen?: SeenBefore;
}

let verified: (file: KeyFile, keys: ReadonlyMap<KeyId, Ed25519Key>, payload: Digest) => VerifiedKeyFile;

/** A key file that a trusted key signed. Only `verifyKeyFile` makes one. */
export class VerifiedKeyFile {
  readonly #file: KeyFile;
  readonly #keys: ReadonlyMap<KeyId, Ed25519Key>;
  readonly #payload: Digest;
  private constructor(file: KeyFile, keys: ReadonlyMap<KeyId, Ed25519Key>, payload: Digest) {
    this.#file = file;
    this.#keys = keys;
    this.#payload = payload;
  }
  static {
    verified = (file, keys, payload) => new VerifiedKeyFile(file, keys, payload);
  }

  get file(): KeyFile {
    return this.#file;
  }

  /** What to remember for `lastSeen`. */
  get seen(): Required<SeenBefore> {
    return { sequence: this.#file.sequence, payload: this.#payload };
  }

  /** Keys for a purpose that are good at a time, in the file's order. */
  keysFor(purpose: KeyPurpose, at: number, now: number): Ed25519Key[] {
    return this.allKeysFor(purpose).filter((key) => refusalOf(() => keyAt(this.#file, key.keyId, at, now)) === undefined);
  }

  /** All keys for a purpose, good or not: whoever uses them asks `keyAt` too. */
  allKeysFor(purpose: KeyPurpose): Ed25519Key[] {
    return this.#file.keys.filter((published) => published.purpose === purpose).flatMap((published) => this.#keys.get(published.keyId) ?? []);
  }
}

/**
 * Verifies a publisher's key file: an envelope in canonical form, signed by one of the anchors, which the file must list for signing key files and as good when the file was issued.
 * @throws Refused
 */
export async function verifyKeyFile(bytes: Uint8Array, policy: KeyFilePolicy): Promise<VerifiedKeyFile> {
  const { payload, signers } = await Envelope.parse(bytes, 'canonical').open(keyFileType, policy.anchors);
  const { file, keys } = await readKeyFile(parseStrict(payload, 'canonical', keyFileSizeMax));
  if (file.publisher !== policy.publisher) throw new Refused('publisher-mismatch', say`The key file is of ${quote(file.publisher)}; ${quote(policy.publisher)} was expected.`);
  const issuedAt = millisecondsOf(file.issuedAt);
  if (!(issuedAt <= policy.now)) throw new Refused('from-the-future', say`It says ${quote(file.issuedAt)}.`);
  const isListed = signers.some((signer) => refusalOf(() => keyAt(file, signer, issuedAt, policy.now)) === undefined && file.keys.some((one) => one.keyId === signer && one.purpose === 'keys'));
  if (!isListed) throw new Refused('key-file-anchor');
  const digest = await digestOf(payload);
  assertNotOlder({ sequence: file.sequence, payload: digest }, policy.lastSeen);
  return verified(freeze(file), keys, digest);
}

/**
 * Writes and signs a key file.
 * @param signers keys that the file lists for signing key files, or that the one before listed
 * @throws Refused when a verifier would refuse it
 */
export async function signKeyFile(file: KeyFile, signers: readonly Signer[], keys: readonly Ed25519Key[]): Promise<Uint8Array> {
  const payload = canonicalBytes(file);
  await readKeyFile(parseStrict(payload, 'canonical', keyFileSizeMax));
  return signEnvelope(keyFileType, payload, signers, keys);
}

/**
 * Refuses what goes back behind something seen before, and two contents under one number.
 * @throws Refused `rolled-back`, `forked-sequence`
 */
export function assertNotOlder(shown: Required<SeenBefore>, lastSeen: SeenBefore | undefined): void {
  if (lastSeen === undefined) return;
  if (!(shown.sequence >= lastSeen.sequence)) throw new Refused('rolled-back', say`It has the number ${shown.sequence}; number ${lastSeen.sequence} was seen before.`);
  if (shown.sequence === lastSeen.sequence && lastSeen.payload !== undefined && shown.payload !== lastSeen.payload) throw new Refused('forked-sequence', say`The number is ${shown.sequence}.`);
}

/** What a step refuses, if it does. */
export function refusalOf(step: () => unknown): Refused | undefined {
  try {
    step();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}
