import { quote, say } from '../model/text.ts';
import { toBase64, type Bytes } from './bytes.ts';
import { canonicalBytes } from './canonical-json.ts';
import { payloadSizeMax, signaturesMax } from './envelope.ts';
import { preAuthenticationEncoding } from './pre-authentication-encoding.ts';
import type { Ed25519Key, KeyId } from './public-key.ts';
import { Refused } from './refusal.ts';

/** Whatever holds the private key: a file, a token, a command. */
export interface Signer {
  readonly keyId: KeyId;
  /** The 64 bytes of an Ed25519 signature over the bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** A signer over a private key that WebCrypto holds. */
export function webCryptoSigner(keyId: KeyId, privateKey: CryptoKey): Signer {
  return { keyId, sign: async (bytes) => new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, bytes as Bytes)) };
}

/**
 * Signs a payload (DSSE v1) and writes the envelope in canonical form.
 * @param keys the public keys of the signers: every signature is verified before it is given out, so that a faulty token or a wrong key is noticed here
 * @throws Refused `no-signature`, `too-many-signatures`, `too-large`, `key-unknown`, `signature-unknown`
 */
export async function signEnvelope(payloadType: string, payload: Uint8Array, signers: readonly Signer[], keys: readonly Ed25519Key[]): Promise<Bytes> {
  if (signers.length === 0) throw new Refused('no-signature');
  if (signers.length > signaturesMax) throw new Refused('too-many-signatures', say`There are ${signers.length} signers.`);
  if (payload.length > payloadSizeMax) throw new Refused('too-large', say`The payload has ${payload.length} bytes; at most ${payloadSizeMax} are read.`);
  const message = preAuthenticationEncoding(payloadType, payload);
  const signatures = [];
  for (const signer of signers.toSorted((one, other) => (one.keyId < other.keyId ? -1 : 1))) signatures.push({ keyid: signer.keyId, sig: toBase64(await signed(signer, message, keys)) });
  return canonicalBytes({ payload: toBase64(payload), payloadType, signatures });
}

/** One signature, verified. */
export async function signed(signer: Signer, message: Uint8Array, keys: readonly Ed25519Key[]): Promise<Uint8Array> {
  const key = keys.find((one) => one.keyId === signer.keyId);
  if (key === undefined) throw new Refused('key-unknown', say`The signer’s key id is ${quote(signer.keyId)}.`);
  const signature = await signer.sign(message);
  if (!(await key.verifies(message, signature))) throw new Refused('signature-unknown', say`What the signer gave is not a signature by its key.`);
  return signature;
}
