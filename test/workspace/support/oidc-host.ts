import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** A real OpenID provider on loopback, with one client. */
export interface OidcHost {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Tells the provider where its answers go. */
  register(redirectUri: string): void;
  /** Signs somebody in as a browser would, and gives the query of the address that the provider sends the browser to. */
  visit(address: string, person: string): Promise<string>;
  close(): Promise<void>;
}

/** @param groupsOf the groups of each person */
export async function startOidcHost(groupsOf: (person: string) => unknown): Promise<OidcHost> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwks = { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'first', use: 'sig', alg: 'RS256' }] };
  const client = { client_id: 'workspace', client_secret: 'a-secret-of-the-test-client', grant_types: ['authorization_code'], response_types: ['code'] };
  let handle: ReturnType<Provider['callback']> | undefined;
  const server = createServer((request, response) => void handle?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const register = (redirectUri: string): void => {
    handle = new Provider(issuer, {
      clients: [{ ...client, redirect_uris: [redirectUri] }], jwks, cookies: { keys: ['a-key-of-the-test'] }, conformIdTokenClaims: false,
      claims: { openid: ['sub'], profile: ['name', 'groups'], email: ['email', 'email_verified'] },
      findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, name: `Name of ${id}`, groups: groupsOf(id), email: `${id}@acme.example`, email_verified: true }) }),
    }).callback();
  };
  register('https://assay.example/not-yet');
  return {
    issuer, register, clientId: client.client_id, clientSecret: client.client_secret,
    visit: async (address, person) => visit(address, person, issuer),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Goes where the provider leads, fills its forms in, and stops at the first address that is not the provider’s. */
async function visit(address: string, person: string, issuer: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = address;
  let form: string | undefined;
  for (let steps = 0; steps < 20; steps += 1) {
    const url: string = next;
    const answer: Response = await fetch(url, { redirect: 'manual', method: form === undefined ? 'GET' : 'POST', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }) }, ...(form === undefined ? {} : { body: form }) });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    const page = await answer.text();
    const location = answer.headers.get('location');
    form = undefined;
    if (location !== null) {
      const to = new URL(location, url);
      if (to.origin !== issuer) return to.search;
      next = to.href;
      continue;
    }
    if (!url.includes('/interaction/')) throw new Error(`The provider says ${answer.status}: ${page.slice(0, 500)}`);
    form = page.includes('name="login"') ? new URLSearchParams({ prompt: 'login', login: person, password: 'any' }).toString() : 'prompt=consent';
  }
  throw new Error('The provider leads on and on.');
}
