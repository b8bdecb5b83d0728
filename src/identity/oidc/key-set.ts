import { createPublicKey, type JsonWebKeyInput, type KeyObject } from 'node:crypto';
import { isObject } from '../../read/gateway/json-value.ts';
import type { JsonObject } from '../../read/gateway/json.ts';
import type { SignatureAlgorithm } from './algorithms.ts';
import { strictBase64url } from './base64url.ts';
import { strictObject } from './strict-json.ts';
import { TokenRefused } from './token-refused.ts';

/** A provider’s public key that checks signatures. */
export interface VerificationKey {
  readonly kid: string | undefined;
  readonly algorithms: readonly SignatureAlgorithm[];
  readonly key: KeyObject;
}

/** Bytes of a key set: a hundred keys of 4096 bits. */
export const keySetBytesMost = 65_536;
const keysMost = 100;
const rsaBits = { least: 2048, most: 8192 };
/** Members that only private or shared keys have (RFC 7518, section 6). */
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'r', 't'];

/**
 * Reads a JWK set (RFC 7517). A set that holds anything but sound public keys is refused as a whole: its maker has made a
 * mistake, or is not its maker. Keys for encryption and of kinds that are not used here are passed over.
 * @throws TokenRefused
 */
export function readKeySet(bytes: Uint8Array): readonly VerificationKey[] {
  if (bytes.length > keySetBytesMost) throw new TokenRefused(`The key set has ${bytes.length} bytes; at most ${keySetBytesMost} are read.`);
  const { keys } = strictObject(bytes, 'The key set');
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > keysMost) throw new TokenRefused(`The key set must hold a list of 1 to ${keysMost} keys.`);
  const objects = keys.filter(isObject);
  if (objects.length !== keys.length) throw new TokenRefused('The key set holds something that is no key.');
  const kids = objects.flatMap(({ kid }) => (kid === undefined ? [] : [kid]));
  if (kids.some((kid) => !isKeyId(kid)) || new Set(kids).size !== kids.length) throw new TokenRefused('The key set holds a key id twice, or one that is no short text.');
  const usable = objects.flatMap(usableKey);
  if (usable.length === 0) throw new TokenRefused('The key set holds no key that checks signatures.');
  if (usable.length > 1 && usable.some(({ kid }) => kid === undefined)) throw new TokenRefused('The key set holds several keys, and one of them has no id.');
  return usable;
}

/** A key’s name: a short printable text. */
export function isKeyId(value: unknown): value is string {
  return typeof value === 'string' && /^[\u0021-\u007e]{1,200}$/u.test(value);
}

function usableKey(jwk: JsonObject): readonly VerificationKey[] {
  if (jwk['kty'] === 'oct' || privateMembers.some((member) => Object.hasOwn(jwk, member))) throw new TokenRefused('The key set holds a private or shared key.');
  const algorithms = algorithmsOf(jwk);
  const { use, key_ops: operations, alg } = jwk;
  const isForSignatures = (use === undefined || use === 'sig') && (operations === undefined || (Array.isArray(operations) && operations.includes('verify')));
  const named = alg === undefined ? algorithms : algorithms.filter((algorithm) => algorithm === alg);
  if (!isForSignatures || named.length === 0) return [];
  const kid = isKeyId(jwk['kid']) ? jwk['kid'] : undefined;
  return [{ kid, algorithms: named, key: publicKey(jwk) }];
}

/** What a key can check, by its kind. */
function algorithmsOf({ kty, crv }: JsonObject): readonly SignatureAlgorithm[] {
  if (kty === 'RSA') return ['RS256', 'PS256'];
  if (kty === 'EC' && crv === 'P-256') return ['ES256'];
  return kty === 'OKP' && crv === 'Ed25519' ? ['EdDSA'] : [];
}

function publicKey(jwk: JsonObject): KeyObject {
  const { kty, crv, n, e, x, y } = jwk;
  if (kty === 'RSA') {
    const modulus = typeof n === 'string' && n.length < 2000 ? strictBase64url(n) : undefined;
    const exponent = typeof e === 'string' && e.length < 12 ? strictBase64url(e) : undefined;
    const bits = modulus === undefined ? 0 : bitsOf(modulus);
    if (bits < rsaBits.least || bits > rsaBits.most) throw new TokenRefused(`The key set holds an RSA key that has not ${rsaBits.least} to ${rsaBits.most} bits.`);
    const value = exponent === undefined ? 0n : BigInt(`0x${exponent.toString('hex')}`);
    if (value < 65_537n || value % 2n === 0n) throw new TokenRefused('The key set holds an RSA key whose exponent is not an odd number of at least 65,537.');
  } else if (![x, ...(kty === 'EC' ? [y] : [])].every((coordinate) => typeof coordinate === 'string' && strictBase64url(coordinate)?.length === 32)) {
    throw new TokenRefused('The key set holds a key that is no point of its curve.');
  }
  try {
    // Only the members that make the key: whatever else stands beside them changes nothing.
    return createPublicKey({ key: kty === 'RSA' ? { kty, n, e } : { kty, crv, x, ...(kty === 'EC' ? { y } : {}) }, format: 'jwk' } as JsonWebKeyInput);
  } catch {
    throw new TokenRefused('The key set holds a key that is none.');
  }
}

function bitsOf(modulus: Buffer): number {
  const hex = modulus.toString('hex').replace(/^0+/u, '');
  return hex === '' ? 0 : (hex.length - 1) * 4 + Number.parseInt(hex.charAt(0), 16).toString(2).length;
}
