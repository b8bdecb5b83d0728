import { authenticate } from '../../../src/identity/authenticate.ts';
import { wellKnownRelease } from '../../../src/server/public/well-known.ts';
import { startServer, type RunningServer } from '../../../src/server/start-server.ts';
import { directoryConnect } from '../../../src/workspace/acts/providers/directory-connect.ts';
import type { TestedDatabase } from '../../support/databases.ts';
import { identityWorld, type IdentityWorld } from './identity-world.ts';
import { strictSettings } from './settings.ts';

/** What a directory’s request is answered with. */
export interface ScimAnswer {
  readonly status: number;
  readonly headers: Headers;
  // Protocol documents, looked at member by member.
  // eslint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

/** A workspace behind a real server, with a provider whose directory is connected. */
export interface DirectoryWorld {
  readonly world: IdentityWorld;
  readonly server: RunningServer;
  /** The administrator’s session; a passkey was shown in it. */
  readonly cookie: string;
  readonly administrator: string;
  readonly provider: string;
  /** Adds a provider; its directory is not connected. */
  addProvider(id: string, groupRoles?: Readonly<Record<string, string>>): Promise<void>;
  connect(provider: string, subject?: 'userName' | 'externalId' | null): Promise<{ readonly token: string; readonly tokenId: string }>;
  /** Sends what a directory sends. @param more another token, or headers besides */
  scim(method: string, path: string, body?: unknown, more?: { readonly token?: string; readonly headers?: Readonly<Record<string, string>> }): Promise<ScimAnswer>;
  close(): Promise<void>;
}

export async function directoryWorld(groupRoles: Readonly<Record<string, string>>, database: TestedDatabase): Promise<DirectoryWorld> {
  const world = await identityWorld(strictSettings, database);
  const { cookie, accountId } = await world.setUp();
  const { services, store, settings, ports, door } = world;
  const server = await startServer({
    services, door, authenticate: async (credential, request) => authenticate(store, settings, ports, credential, null, request),
    listen: { address: '127.0.0.1', port: 0, isSetUp: true }, release: wellKnownRelease('0.0.0'), files: {}, onFatal: () => undefined, onDefect: (problem) => { throw problem; },
  });
  const addProvider = async (id: string, mapped: Readonly<Record<string, string>> = {}): Promise<void> => {
    const at = ports.now().toISOString();
    const metadata = { issuer: `https://${id}.acme.example`, authorizationEndpoint: `https://${id}.acme.example/a`, tokenEndpoint: `https://${id}.acme.example/t`, keySetAddress: `https://${id}.acme.example/k`, algorithms: ['RS256'], namesIssuer: true, clientAuthentication: 'client_secret_basic' };
    await store.write(world.home, async (rows) => rows.insertInto('identityProvider').values({ id, kind: 'oidc', name: `Provider ${id}`, state: 'active', configuration: JSON.stringify({ metadata, clientId: 'x', scope: 'openid', groupsFrom: 'groups' }), sealedSecret: null, groupRoles: JSON.stringify(mapped), directorySubject: null, createdAt: at, changedAt: at }).execute());
  };
  const connect = async (provider: string, subject: 'userName' | 'externalId' | null = 'externalId'): Promise<{ token: string; tokenId: string }> => world.perform(directoryConnect, { provider, subject }, { cookie });
  await addProvider('first', groupRoles);
  const { token: usual } = await connect('first');
  return {
    world, server, cookie, administrator: accountId, provider: 'first', addProvider, connect,
    scim: async (method, path, body, { token = usual, headers = {} } = {}) => {
      const answer = await fetch(`http://127.0.0.1:${server.port}/scim/v2${path}`, { method, headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/scim+json' }), ...headers }, ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }) });
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) as unknown };
    },
    close: async () => {
      await server.close();
      await world.close();
    },
  };
}
