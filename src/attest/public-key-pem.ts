import { concat, fromBase64, toBase64 } from './bytes.ts';
import { admitPublicKey, spkiPrefix, type Ed25519Key } from './public-key.ts';
import { Refused } from './refusal.ts';

/** A public key as OpenSSL and others read it (RFC 7468, SubjectPublicKeyInfo). @param publicKey base64 of its 32 bytes */
export function pemOf(publicKey: string): string {
  return `-----BEGIN PUBLIC KEY-----\n${toBase64(concat(spkiPrefix, fromBase64(publicKey)))}\n-----END PUBLIC KEY-----\n`;
}

/**
 * Reads every Ed25519 public key in a text, as `pemOf` writes them; words around them are left out.
 * @throws Refused when a key between its two lines is none of Ed25519
 */
export async function keysInPem(text: string): Promise<readonly Ed25519Key[]> {
  const keys: Ed25519Key[] = [];
  for (const [, body = ''] of text.matchAll(/-----BEGIN PUBLIC KEY-----([\sA-Za-z0-9+/=]{1,400})-----END PUBLIC KEY-----/g)) {
    const bytes = fromBase64(body.replaceAll(/\s/g, ''));
    if (bytes.length !== spkiPrefix.length + 32 || !spkiPrefix.every((byte, index) => bytes[index] === byte)) throw new Refused('key-length');
    keys.push(await admitPublicKey(bytes.subarray(spkiPrefix.length)));
  }
  return keys;
}
