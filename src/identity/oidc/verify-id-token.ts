import { compactVerify, errors } from 'jose';
import type { JsonObject } from '../../read/gateway/json.ts';
import type { SignatureAlgorithm } from './algorithms.ts';
import type { VerificationKey } from './key-set.ts';
import { tokenForm } from './token-form.ts';
import { TokenRefused } from './token-refused.ts';

/** What an ID token has to say. */
export interface ExpectedToken {
  readonly issuer: string;
  readonly clientId: string;
  /** That the browser’s sign-in was begun with. */
  readonly nonce: string;
  /** Those that the provider was connected with. */
  readonly algorithms: readonly SignatureAlgorithm[];
  readonly keys: readonly VerificationKey[];
  readonly now: Date;
}

/** Seconds that two clocks may differ. */
const skew = 60;
/** Seconds between a token’s making and its coming here. */
const ageMost = 600;
/** Seconds that a token may live. */
const lifeMost = 86_400;

/**
 * Checks an ID token wholly (OpenID Connect Core, section 3.1.3.7), the signature first.
 * @returns its claims
 * @throws TokenRefused
 */
export async function verifyIdToken(token: string, expected: ExpectedToken): Promise<JsonObject & { readonly sub: string }> {
  return checkedClaims(await signedClaims(token, expected), expected);
}

/** The claims of a token whose signature is its issuer’s; nothing of them was looked at. @throws TokenRefused */
export async function signedClaims(token: string, { algorithms, keys }: Pick<ExpectedToken, 'algorithms' | 'keys'>): Promise<JsonObject> {
  const { algorithm, kid, claims } = tokenForm(token);
  if (!algorithms.includes(algorithm)) throw new TokenRefused(`The token is signed with ${algorithm}, which the provider was not connected with.`);
  await verifySignature(token, algorithm, keyFor(algorithm, kid, keys));
  return claims;
}

/** The one key that a token can be signed with. */
function keyFor(algorithm: SignatureAlgorithm, kid: string | undefined, keys: readonly VerificationKey[]): VerificationKey['key'] {
  const fitting = keys.filter((key) => key.algorithms.includes(algorithm) && (kid === undefined || key.kid === kid || (key.kid === undefined && keys.length === 1)));
  const [only] = fitting;
  if (only === undefined || fitting.length > 1) throw new TokenRefused('The provider’s key set has not exactly one key for the token.');
  return only.key;
}

async function verifySignature(token: string, algorithm: SignatureAlgorithm, key: VerificationKey['key']): Promise<void> {
  try {
    await compactVerify(token, key, { algorithms: [algorithm] });
  } catch (problem) {
    if (problem instanceof errors.JOSEError || problem instanceof TypeError) throw new TokenRefused('The token’s signature is not its provider’s.');
    throw problem;
  }
}

function checkedClaims(claims: JsonObject, { issuer, clientId, nonce, now }: ExpectedToken): JsonObject & { readonly sub: string } {
  const { iss, aud, azp, sub } = claims;
  if (iss !== issuer) throw new TokenRefused('The token is of another issuer.');
  const audiences = typeof aud === 'string' ? [aud] : Array.isArray(aud) ? aud : [];
  if (audiences.length > 20 || !audiences.every((audience) => typeof audience === 'string') || !audiences.includes(clientId)) throw new TokenRefused('The token is for another audience.');
  if (azp === undefined ? audiences.length > 1 : azp !== clientId) throw new TokenRefused('The token was issued to another party.');
  if (claims['nonce'] !== nonce) throw new TokenRefused('The token answers another sign-in.');
  checkTimes(claims, now.getTime() / 1000, ageMost);
  if (!isSubject(sub)) throw new TokenRefused('The token names nobody by a short text.');
  return { ...claims, sub };
}

/**
 * Looks whether a token is good at a time.
 * @param now seconds since 1970
 * @param age seconds between its making and its coming here, at most
 * @throws TokenRefused
 */
export function checkTimes(claims: JsonObject, now: number, age: number): void {
  const { exp, iat, nbf } = claims;
  if (typeof exp !== 'number' || exp <= now - skew || exp > now + lifeMost) throw new TokenRefused('The token has ended, has no end, or ends too far ahead.');
  if (typeof iat !== 'number' || iat > now + skew || iat < now - age) throw new TokenRefused('The token was not made just now.');
  if (nbf !== undefined && (typeof nbf !== 'number' || nbf > now + skew)) throw new TokenRefused('The token is not good yet.');
}

/** OpenID Connect Core, section 2: at most 255 ASCII characters. */
function isSubject(value: unknown): value is string {
  return typeof value === 'string' && /^[\u0021-\u007e]{1,255}$/u.test(value) && !Object.hasOwn(Object.prototype, value);
}
