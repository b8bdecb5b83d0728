import type { JsonObject } from '../../read/gateway/json.ts';
import { isSignatureAlgorithm, type SignatureAlgorithm } from './algorithms.ts';
import { strictBase64url } from './base64url.ts';
import { isKeyId } from './key-set.ts';
import { strictObject } from './strict-json.ts';
import { TokenRefused } from './token-refused.ts';

/** A signed token taken apart; nothing in it is believed yet. */
export interface TokenForm {
  readonly algorithm: SignatureAlgorithm;
  readonly kid: string | undefined;
  readonly claims: JsonObject;
}

/** Characters of an ID token: what a provider sends with a hundred groups fits. */
const tokenCharactersMost = 8192;
/** Header members that bring keys along, change how the token is read, or make it something else (RFC 7515, 7797, 7516). */
const refusedMembers = ['jku', 'jwk', 'x5u', 'x5c', 'crit', 'b64', 'cty', 'zip', 'enc', 'p2c', 'p2s', 'epk', 'iv', 'tag'];

/**
 * Takes a compact JWS (RFC 7515, section 7.1) apart, in its one form.
 * @param token as the provider sent it
 * @throws TokenRefused
 */
export function tokenForm(token: string): TokenForm {
  if (token.length > tokenCharactersMost) throw new TokenRefused(`The token has ${token.length} characters; at most ${tokenCharactersMost} are read.`);
  const parts = token.split('.', 4);
  const [header, payload, signature] = parts.map(strictBase64url);
  if (parts.length !== 3 || header === undefined || payload === undefined || signature === undefined) throw new TokenRefused('The token is not three parts of base64url, separated by dots.');
  const members = strictObject(header, 'The token’s header');
  const refused = refusedMembers.find((member) => Object.hasOwn(members, member));
  if (refused !== undefined) throw new TokenRefused(`The token’s header holds ${refused}, which is not taken from a token.`);
  const { alg, kid, typ } = members;
  if (!isSignatureAlgorithm(alg)) throw new TokenRefused('The token is not signed by an algorithm that is taken: RS256, PS256, ES256 or EdDSA.');
  if (typ !== undefined && (typeof typ !== 'string' || typ.toUpperCase() !== 'JWT')) throw new TokenRefused('The token says that it is another kind of token.');
  if (kid !== undefined && !isKeyId(kid)) throw new TokenRefused('The token names a key by something that is no short text.');
  return { algorithm: alg, kid, claims: strictObject(payload, 'The token’s content') };
}
