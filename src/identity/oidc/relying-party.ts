import { hash } from 'node:crypto';
import type { Configuration } from 'openid-client';
import type { ServiceAnswer, ServiceCall } from '../../net/service-call.ts';
import type { JsonObject } from '../../read/gateway/json.ts';
import { boundValue } from '../bound-values.ts';
import { keySetBytesMost, readKeySet } from './key-set.ts';
import type { ProviderMetadata } from './provider-metadata.ts';
import { tokenForm } from './token-form.ts';
import { TokenRefused } from './token-refused.ts';
import { verifyIdToken } from './verify-id-token.ts';

/** A provider as it was connected, and where its answers come back. */
export interface RelyingParty {
  readonly metadata: ProviderMetadata;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** The provider’s own place here, so that no other provider’s answer can be mistaken for its. */
  readonly redirectUri: string;
}

const answerBytesMost = 65_536;

/** Where a browser goes to sign in: authorisation code with PKCE, state and nonce (RFC 9700, section 2.1). */
export function authorizationAddress({ metadata, clientId, scope, redirectUri }: RelyingParty, ceremony: string): string {
  const url = new URL(metadata.authorizationEndpoint);
  const parameters = {
    client_id: clientId, response_type: 'code', scope, redirect_uri: redirectUri, state: boundValue(ceremony, 'state'), nonce: boundValue(ceremony, 'nonce'),
    code_challenge: hash('sha256', boundValue(ceremony, 'code-verifier'), 'base64url'), code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/**
 * Redeems what a browser came back with for who signed in.
 * @param query of the address that the browser came back to
 * @param ceremony the secret of the browser in which the sign-in was begun
 * @returns the claims of the ID token, checked
 * @throws TokenRefused, ServiceUnreachable
 */
export async function redeem(party: RelyingParty, query: string, ceremony: string, call: (call: ServiceCall) => Promise<ServiceAnswer>, now: Date): Promise<JsonObject & { readonly sub: string }> {
  const { authorizationCodeGrant, ClientError, AuthorizationResponseError, ResponseBodyError } = await import('openid-client');
  const config = await configuration(party, call);
  const came = new URL(party.redirectUri);
  came.search = query;
  if (new Set(came.searchParams.keys()).size !== came.searchParams.size) throw new TokenRefused('The provider’s answer says something twice.');
  let token: string | undefined;
  try {
    const answer = await authorizationCodeGrant(config, came, { expectedState: boundValue(ceremony, 'state'), expectedNonce: boundValue(ceremony, 'nonce'), pkceCodeVerifier: boundValue(ceremony, 'code-verifier'), idTokenExpected: true });
    token = answer.id_token;
  } catch (problem) {
    if (problem instanceof ClientError || problem instanceof AuthorizationResponseError || problem instanceof ResponseBodyError || problem instanceof TypeError) throw new TokenRefused(`The provider’s answer does not fit: ${problem.message}.`);
    throw problem;
  }
  if (token === undefined) throw new TokenRefused('The provider gave no ID token.');
  tokenForm(token);
  const keySet = await call({ url: party.metadata.keySetAddress, accept: 'application/jwk-set+json, application/json', limitBytes: keySetBytesMost });
  if (keySet.status !== 200) throw new TokenRefused(`The key set was asked for, and the answer has the status ${keySet.status}.`);
  return verifyIdToken(token, { issuer: party.metadata.issuer, clientId: party.clientId, nonce: boundValue(ceremony, 'nonce'), algorithms: party.metadata.algorithms, keys: readKeySet(keySet.body), now });
}

async function configuration({ metadata, clientId, clientSecret }: RelyingParty, call: (call: ServiceCall) => Promise<ServiceAnswer>): Promise<Configuration> {
  const client = await import('openid-client');
  const authentication = metadata.clientAuthentication === 'client_secret_post' ? client.ClientSecretPost(clientSecret) : client.ClientSecretBasic(clientSecret);
  const config = new client.Configuration(
    { issuer: metadata.issuer, token_endpoint: metadata.tokenEndpoint, authorization_endpoint: metadata.authorizationEndpoint, authorization_response_iss_parameter_supported: metadata.namesIssuer, id_token_signing_alg_values_supported: [...metadata.algorithms] },
    clientId, { client_secret: clientSecret, [client.clockTolerance]: 60 }, authentication);
  config[client.customFetch] = fetchThrough(call);
  // Which addresses may be on http, the way out decides.
  if (metadata.tokenEndpoint.startsWith('http:')) client.allowInsecureRequests(config);
  return config;
}

/** The library’s network is the workspace’s one way out. */
function fetchThrough(call: (call: ServiceCall) => Promise<ServiceAnswer>) {
  return async (url: string, { method, headers, body }: { readonly method: string; readonly headers: Record<string, string>; readonly body?: unknown }): Promise<Response> => {
    const { accept = 'application/json', 'content-type': type = 'application/x-www-form-urlencoded', authorization } = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const sent = method === 'POST' ? { type, body: Buffer.from(body instanceof URLSearchParams ? body.toString() : typeof body === 'string' ? body : '') } : undefined;
    const answer = await call({ url, accept, limitBytes: answerBytesMost, ...(authorization === undefined ? {} : { headers: { authorization } }), ...(sent === undefined ? {} : { sent }) });
    return new Response(answer.body.length === 0 ? null : new Uint8Array(answer.body), { status: answer.status, headers: answer.headers.map(([name, value]) => [name, value] as [string, string]) });
  };
}
