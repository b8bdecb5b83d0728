import { argon2, createCipheriv, createDecipheriv, createPrivateKey, createPublicKey } from 'node:crypto';
import * as z from 'zod/mini';
import { concat, fromBase64, toBase64, type Bytes } from '../../attest/bytes.ts';
import { canonicalBytes } from '../../attest/canonical-json.ts';
import type { KeyPurpose } from '../../attest/key-file.ts';
import { admitPublicKey, type Ed25519Key } from '../../attest/public-key.ts';
import { base64, keyId } from '../../attest/shape.ts';
import { webCryptoSigner, type Signer } from '../../attest/sign-envelope.ts';
import { quote, say } from '../../model/text.ts';
import { KeysRefused } from './keys-refused.ts';
import { newPassphrase, passphraseBytes } from './passphrase.ts';

/** What one guess at a passphrase costs (argon2id, RFC 9106). */
export interface PassphraseCost {
  /** Of 1024 bytes each. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** RFC 9106, section 4, second recommended option: 64 MiB. The first wants 2 GiB, which build machines often lack. */
export const usualCost: PassphraseCost = { memory: 65_536, passes: 3, parallelism: 4 };

/** Most that opening a file may cost, whatever the file asks for: 256 MiB, and memory times passes as for 1 GiB once. */
const memoryMax = 262_144;
const workMax = 1_048_576;

const costShape = z.strictObject({
  algorithm: z.literal('argon2id'),
  memory: z.int().check(z.minimum(8), z.maximum(memoryMax)),
  passes: z.int().check(z.minimum(1), z.maximum(64)),
  parallelism: z.int().check(z.minimum(1), z.maximum(16)),
  salt: base64(16),
}).check(z.refine(({ memory, passes, parallelism }) => memory >= 8 * parallelism && memory * passes <= workMax, 'cost within bounds was expected'));

/** A private key under a passphrase. Everything but the ciphertext is bound to it as associated data. */
export const privateKeyShape = z.strictObject({
  schema: z.literal('urn:assay:private-key:1'),
  keyId,
  purpose: z.enum(['dossier', 'log', 'keys']),
  publicKey: base64(32),
  kdf: costShape,
  cipher: z.literal('aes-256-gcm'),
  nonce: base64(12),
  /** The 32 bytes of the seed (RFC 8032, section 5.1.5) and the 16 of the tag. */
  ciphertext: base64(48),
});

export type PrivateKeyFile = z.infer<typeof privateKeyShape>;

/** PrivateKeyInfo of Ed25519 up to the seed (RFC 8410, section 7). */
const PKCS8_PREFIX = Uint8Array.fromHex('302e020100300506032b657004220420');

/** Where random bytes come from. */
export type RandomBytes = (length: number) => Uint8Array;

/**
 * Makes a private key and seals it.
 * @param passphrase at least 12 characters
 * @param random 32 bytes for the seed, 16 for the salt, 12 for the nonce, in this order
 * @returns the bytes of the file, and the public key
 * @throws KeysRefused for a short passphrase
 */
export async function makePrivateKey(purpose: KeyPurpose, passphrase: string, random: RandomBytes, cost: PassphraseCost = usualCost): Promise<{ readonly key: Ed25519Key; readonly bytes: Bytes }> {
  newPassphrase(passphrase);
  const seed = concat(random(32));
  try {
    const key = await admitPublicKey(publicKeyOf(seed));
    const { memory, passes, parallelism } = cost;
    const nonceAndSalt = { salt: random(16), nonce: random(12) };
    const header = { schema: 'urn:assay:private-key:1', keyId: key.keyId, purpose, publicKey: toBase64(key.bytes), kdf: { algorithm: 'argon2id', memory, passes, parallelism, salt: toBase64(nonceAndSalt.salt) }, cipher: 'aes-256-gcm', nonce: toBase64(nonceAndSalt.nonce) } as const;
    const secret = await sealingKey(passphrase, header.kdf);
    const cipher = createCipheriv('aes-256-gcm', secret, nonceAndSalt.nonce).setAAD(canonicalBytes(header));
    const ciphertext = concat(cipher.update(seed), cipher.final(), cipher.getAuthTag());
    secret.fill(0);
    return { key, bytes: canonicalBytes(privateKeyShape.parse({ ...header, ciphertext: toBase64(ciphertext) })) };
  } finally {
    seed.fill(0);
  }
}

/**
 * Opens a sealed private key.
 * @param path for the sentence only
 * @throws KeysRefused for a wrong passphrase, and for a file in which a byte was changed: the two can't be told apart
 */
export async function openPrivateKey(file: PrivateKeyFile, passphrase: string, path: string): Promise<Signer> {
  const { ciphertext, ...header } = file;
  const secret = await sealingKey(passphrase, header.kdf);
  const sealed = fromBase64(ciphertext);
  let seed: Uint8Array;
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, fromBase64(header.nonce), { authTagLength: 16 }).setAAD(canonicalBytes(header)).setAuthTag(sealed.subarray(32));
    seed = concat(decipher.update(sealed.subarray(0, 32)), decipher.final());
  } catch {
    throw new KeysRefused('state', say`The passphrase does not open ${quote(path)}: it is another one, or the file was changed since it was written.`);
  } finally {
    secret.fill(0);
  }
  const pkcs8 = concat(PKCS8_PREFIX, seed);
  try {
    return webCryptoSigner(file.keyId, await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']));
  } finally {
    seed.fill(0);
    pkcs8.fill(0);
  }
}

async function sealingKey(passphrase: string, { memory, passes, parallelism, salt }: PrivateKeyFile['kdf']): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message: passphraseBytes(passphrase), nonce: fromBase64(salt), memory, passes, parallelism, tagLength: 32 }, (problem, secret) => (problem === null ? resolve(secret) : reject(problem)));
  });
}

function publicKeyOf(seed: Uint8Array): Uint8Array {
  const pkcs8 = concat(PKCS8_PREFIX, seed);
  try {
    const spki = createPublicKey(createPrivateKey({ key: Buffer.from(pkcs8.buffer), format: 'der', type: 'pkcs8' })).export({ format: 'der', type: 'spki' });
    return new Uint8Array(spki.subarray(-32));
  } finally {
    pkcs8.fill(0);
  }
}
