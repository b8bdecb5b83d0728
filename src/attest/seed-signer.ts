import { concat, type Bytes } from './bytes.ts';
import { admitPublicKey, type Ed25519Key } from './public-key.ts';
import { webCryptoSigner, type Signer } from './sign-envelope.ts';

/** What stands before the 32 bytes of a seed in PKCS #8 (RFC 8410, section 7). */
const pkcs8Begins = Uint8Array.fromHex('302e020100300506032b657004220420');

/** The key that a seed makes, and its signer. @param seed 32 bytes (RFC 8032, section 5.1.5) */
export async function signerOfSeed(seed: Uint8Array): Promise<{ readonly key: Ed25519Key; readonly signer: Signer }> {
  const pkcs8: Bytes = concat(pkcs8Begins, seed);
  const { x = '' } = await crypto.subtle.exportKey('jwk', await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']));
  const key = await admitPublicKey(Uint8Array.fromBase64(x, { alphabet: 'base64url' }));
  return { key, signer: webCryptoSigner(key.keyId, await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign'])) };
}
