import type { JsonObject } from '../../read/gateway/json.ts';
import { stringAt, stringsAt } from '../../read/gateway/json-value.ts';
import type { ServiceAnswer, ServiceCall } from '../../net/service-call.ts';
import { isSignatureAlgorithm, type SignatureAlgorithm } from './algorithms.ts';
import { strictObject } from './strict-json.ts';
import { TokenRefused } from './token-refused.ts';

/** What was learnt of a provider when it was connected. It is kept, so that nobody’s sign-in makes the workspace look it up. */
export interface ProviderMetadata {
  /** Exactly as tokens say it. */
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly keySetAddress: string;
  readonly algorithms: readonly SignatureAlgorithm[];
  /** Whether answers name their issuer (RFC 9207). */
  readonly namesIssuer: boolean;
  readonly clientAuthentication: 'client_secret_basic' | 'client_secret_post';
}

const documentBytesMost = 65_536;

/**
 * Looks a provider up by its issuer (OpenID Connect Discovery 1.0, section 4).
 * @throws TokenRefused saying what the document lacks; ServiceUnreachable
 */
export async function discover(issuer: string, call: (call: ServiceCall) => Promise<ServiceAnswer>): Promise<ProviderMetadata> {
  return readProviderMetadata(issuer, await discoveryDocument(issuer, call));
}

/** What is learnt of an issuer whose tokens are taken, and at whom nobody signs in. */
export type IssuerMetadata = Pick<ProviderMetadata, 'issuer' | 'keySetAddress' | 'algorithms'>;

/**
 * Looks an issuer of tokens up.
 * @throws TokenRefused saying what the document lacks; ServiceUnreachable
 */
export async function discoverIssuer(issuer: string, call: (call: ServiceCall) => Promise<ServiceAnswer>): Promise<IssuerMetadata> {
  return readIssuer(issuer, strictObject(await discoveryDocument(issuer, call), documentName));
}

const documentName = 'The discovery document';

async function discoveryDocument(issuer: string, call: (call: ServiceCall) => Promise<ServiceAnswer>): Promise<Uint8Array> {
  const { status, body } = await call({ url: `${issuer.replace(/\/$/u, '')}/.well-known/openid-configuration`, accept: 'application/json', limitBytes: documentBytesMost });
  if (status !== 200) throw new TokenRefused(`The discovery document was asked for, and the answer has the status ${status}.`);
  return body;
}

function readIssuer(issuer: string, document: JsonObject): IssuerMetadata {
  if (document['issuer'] !== issuer) throw new TokenRefused('The discovery document names another issuer than the one that was entered. Enter it exactly as the provider writes it.');
  const algorithms = stringsAt(document, 'id_token_signing_alg_values_supported').filter(isSignatureAlgorithm);
  if (algorithms.length === 0) throw new TokenRefused('The provider signs its tokens by no algorithm that is taken: RS256, PS256, ES256 or EdDSA.');
  return { issuer, keySetAddress: endpointIn(document, 'jwks_uri', issuer), algorithms };
}

function endpointIn(document: JsonObject, key: string, issuer: string): string {
  const address = stringAt(document, key);
  if (address === undefined || !isAddress(address, issuer)) throw new TokenRefused(`The discovery document has no https address under ${key}.`);
  return address;
}

/** Reads a discovery document. @throws TokenRefused */
function readProviderMetadata(issuer: string, bytes: Uint8Array): ProviderMetadata {
  const document = strictObject(bytes, documentName);
  const challenges = document['code_challenge_methods_supported'];
  if (challenges !== undefined && !stringsAt(document, 'code_challenge_methods_supported').includes('S256')) throw new TokenRefused('The provider does not take a code challenge by S256 (PKCE).');
  const methods = stringsAt(document, 'token_endpoint_auth_methods_supported');
  return {
    ...readIssuer(issuer, document), authorizationEndpoint: endpointIn(document, 'authorization_endpoint', issuer), tokenEndpoint: endpointIn(document, 'token_endpoint', issuer),
    namesIssuer: document['authorization_response_iss_parameter_supported'] === true,
    clientAuthentication: methods.length > 0 && !methods.includes('client_secret_basic') ? 'client_secret_post' : 'client_secret_basic',
  };
}

/** https; http only where the issuer itself is on http, which the way out allows for hosts inside the network only. */
function isAddress(address: string, issuer: string): boolean {
  const url = URL.parse(address);
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && issuer.startsWith('http:'))) && url.username === '' && url.hash === '';
}
