import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';

/** A build service on loopback: an issuer with real keys, and the address at which runs ask for their token. */
export interface BuildHost {
  readonly issuer: string;
  /** What a run says of itself, signed. @param header members besides */
  token(claims: Readonly<Record<string, unknown>>, header?: Readonly<Record<string, unknown>>, key?: KeyObject): Promise<string>;
  /** The public key as PEM, which an attacker has too. */
  publicKey(): string;
  /** Gives the issuer a new key; the old one is withdrawn. @returns the old one */
  rotate(): KeyObject;
  /** The environment of a run. @param claims of its token */
  environment(claims: Readonly<Record<string, unknown>>): Readonly<Record<string, string>>;
  /** How often the keys were asked for. */
  keysAsked(): number;
  close(): Promise<void>;
}

/** @param now the time by which tokens are made */
export async function startBuildHost(now: () => number): Promise<BuildHost> {
  let number = 0;
  let count = 0;
  let made = 0;
  let key = newKey();
  let ofRun: Readonly<Record<string, unknown>> = {};
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    const answer = (value: unknown): void => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (url.pathname === '/.well-known/openid-configuration') answer({ issuer, jwks_uri: `${issuer}/keys`, id_token_signing_alg_values_supported: ['RS256'], response_types_supported: ['id_token'] });
    else if (url.pathname === '/keys') {
      count += 1;
      answer({ keys: [{ ...createPublicKey(key).export({ format: 'jwk' }), kid: `key-${number}`, use: 'sig', alg: 'RS256' }] });
    } else if (url.pathname === '/token' && request.headers.authorization === 'Bearer secret-of-the-run') void token({ ...ofRun, aud: url.searchParams.get('audience') }).then((value) => answer({ value }));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function token(claims: Readonly<Record<string, unknown>>, header: Readonly<Record<string, unknown>> = {}, by: KeyObject = key): Promise<string> {
    const at = Math.floor(now() / 1000);
    made += 1;
    return new SignJWT({ iss: issuer, iat: at, nbf: at, exp: at + 300, jti: `run-${made}`, ...claims }).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: `key-${number}`, ...header }).sign(by);
  }

  return {
    issuer, token,
    publicKey: () => createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString(),
    rotate: () => {
      const old = key;
      key = newKey();
      number += 1;
      return old;
    },
    environment: (claims) => {
      ofRun = claims;
      return { ACTIONS_ID_TOKEN_REQUEST_URL: `${issuer}/token?version=2`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'secret-of-the-run' };
    },
    keysAsked: () => count,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function newKey(): KeyObject {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
}
