import { say } from '../model/text.ts';
import { concat, type Bytes } from './bytes.ts';
import { sha256 } from './digest.ts';
import { isOnCurve } from './edwards25519.ts';
import { Refused } from './refusal.ts';

/** 64 lower-case hexadecimal digits: SHA-256 of the key as SubjectPublicKeyInfo (RFC 8410). */
export type KeyId = string;

/** The field's prime, 2^255 - 19, least byte first. */
const PRIME = Uint8Array.of(0xed, ...Array.from({ length: 30 }, () => 0xff), 0x7f);

/** The y coordinates of the eight points whose order divides 8, least byte first; x has either sign. */
const LOW_ORDER = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
];

/** What stands before the 32 bytes in a SubjectPublicKeyInfo of Ed25519 (RFC 8410, section 4). */
export const spkiPrefix = Uint8Array.fromHex('302a300506032b6570032100');

let admit: (bytes: Bytes, keyId: KeyId, cryptoKey: CryptoKey) => Ed25519Key;

/** A public key that every conforming verifier understands the same. Only `admitPublicKey` makes one. */
export class Ed25519Key {
  readonly keyId: KeyId;
  readonly #bytes: Bytes;
  readonly #cryptoKey: CryptoKey;
  private constructor(bytes: Bytes, keyId: KeyId, cryptoKey: CryptoKey) {
    this.#bytes = bytes;
    this.keyId = keyId;
    this.#cryptoKey = cryptoKey;
  }
  static {
    admit = (bytes, keyId, cryptoKey) => new Ed25519Key(bytes, keyId, cryptoKey);
  }

  /** The 32 bytes (RFC 8032, section 5.1.5). */
  get bytes(): Bytes {
    return this.#bytes.slice();
  }

  /** Whether these 64 bytes are this key's signature over the message (RFC 8032, section 5.1.7). */
  async verifies(message: Uint8Array, signature: Uint8Array): Promise<boolean> {
    return signature.length === 64 && (await crypto.subtle.verify('Ed25519', this.#cryptoKey, signature as Bytes, message as Bytes));
  }
}

/**
 * Admits an Ed25519 public key to a place where it is trusted. Runtimes differ over keys that are spelled in another way and over points of low order,
 * under which one signature fits many messages; so neither is admitted.
 * @param bytes 32 bytes (RFC 8032, section 5.1.5)
 * @throws Refused `key-length`, `key-not-canonical`, `key-low-order`
 */
export async function admitPublicKey(bytes: Uint8Array): Promise<Ed25519Key> {
  if (bytes.length !== 32) throw new Refused('key-length', say`It has ${bytes.length} bytes.`);
  const y = bytes.slice();
  y[31] = (y[31] ?? 0) & 0x7f;
  if (!isLess(y, PRIME)) throw new Refused('key-not-canonical');
  if (LOW_ORDER.includes(y.toHex())) throw new Refused('key-low-order');
  if (!isOnCurve(y)) throw new Refused('key-not-canonical', say`It is no point of the curve.`);
  const copy = concat(bytes);
  return admit(copy, await keyIdOf(copy), await crypto.subtle.importKey('raw', copy, 'Ed25519', false, ['verify']));
}

/** The id of a public key: SHA-256 of its SubjectPublicKeyInfo, in lower-case hexadecimal digits. */
async function keyIdOf(bytes: Uint8Array): Promise<KeyId> {
  return (await sha256(concat(spkiPrefix, bytes))).toHex();
}

/** Compares two numbers of 32 bytes, least byte first. */
function isLess(one: Uint8Array, other: Uint8Array): boolean {
  for (let index = 31; index >= 0; index -= 1) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
