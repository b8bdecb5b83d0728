import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor, HeldRole, RequestFacts } from '../../../src/identity/actor.ts';
import { readConfiguration } from '../../../src/settings/configuration.ts';
import { settingsInForce } from '../../../src/settings/in-force.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { provenScope, type Scope } from '../../../src/store/scope.ts';
import type { Store } from '../../../src/store/store.ts';
import { openDoor, type Door } from '../../../src/workspace/door.ts';
import type { OperationFacts, Services } from '../../../src/workspace/services.ts';
import { sqlite, type TestedDatabase } from '../../support/databases.ts';
import { memoryEvidence } from './memory-evidence.ts';

/** A workspace for tests: a real store in a temporary folder, a clock that stands still, and ids that count. */
export interface World {
  readonly store: Store;
  readonly services: Services;
  readonly door: Door;
  /** Moves the clock. @param milliseconds may be negative */
  readonly pass: (milliseconds: number) => void;
  readonly now: () => string;
  readonly nextId: (prefix: string) => string;
  readonly organisation: (id: string) => Promise<Scope>;
  readonly person: (scope: Scope, options?: PersonOptions) => Promise<Actor>;
  readonly close: () => Promise<void>;
}

export interface PersonOptions {
  readonly roles?: readonly HeldRole[];
  readonly state?: 'invited' | 'active' | 'deactivated';
  readonly hasPasskey?: boolean;
  readonly isSteppedUp?: boolean;
  /** Of a token or a build instead of a session: what it may do. */
  readonly token?: { readonly kind: 'token' | 'build'; readonly acts: readonly string[]; readonly productIds: readonly string[] | null };
}

export const request: RequestFacts = { id: 'request-1', sourceAddress: '192.0.2.7', userAgent: 'test' };

const operation: OperationFacts = { connection: 'loopback', release: { version: '0.0.0', endOfLifeAt: '2099-12-31', feed: '' }, runtime: { version: '26.10.0', endOfLifeAt: '2029-04-30' }, securityTxt: 'absent', signingKeys: [], certificateEndsAt: null };

export async function openWorld(database: TestedDatabase = sqlite): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-world-'));
  let time = Date.parse('2026-06-01T09:00:00.000Z');
  let count = 0;
  const ports = { now: () => new Date(time), randomBytes: (length: number) => createHash('shake256', { outputLength: length }).update(`random ${(count += 1)}`).digest() };
  const now = (): string => new Date(time).toISOString();
  const nextId = (prefix: string): string => `${prefix}${(count += 1)}`;
  const store = await openStore({ dataFolder: folder, ...(await database.place()) }, ports.now);
  const seals = { seal: (_: string, secret: Uint8Array): string => Buffer.from(secret).toString('base64'), open: (_: string, sealed: string): Uint8Array => Buffer.from(sealed, 'base64') };
  const configuration = readConfiguration({ environment: { ASSAY_PUBLIC_URL: 'https://assay.example' }, readSecret: () => '' });
  const inForce = settingsInForce(configuration, ports.now);
  const services: Services = { store, evidence: memoryEvidence(), scratchFolder: join(folder, 'scratch'), ports, settings: inForce.settings, settingsInForce: inForce, configuration, secrets: seals, operation: async () => operation };
  const door = openDoor(services);

  async function person(scope: Scope, { roles = [], state = 'active', hasPasskey = true, isSteppedUp = false, token }: PersonOptions = {}): Promise<Actor> {
    const id = nextId('person');
    const at = now();
    const sessionId = nextId('session');
    const tokenId = nextId('token');
    await store.write(scope, async (rows) => {
      await rows.insertInto('account').values({ id, displayName: id, mail: null, state, madeBy: 'invitation', createdAt: at, deactivatedAt: state === 'deactivated' ? at : null }).execute();
      for (const { role, productId } of roles) await rows.insertInto('roleGrant').values({ id: nextId('grant'), accountId: id, role, productId, grantedAt: at, grantedBy: 'test', endsAt: null, lastUsedAt: null }).execute();
      if (hasPasskey) await rows.insertInto('passkey').values({ id: nextId('passkey'), accountId: id, name: 'Key', publicKey: 'AA', signatureCount: 0, transports: '[]', deviceType: 'singleDevice', createdAt: at, lastUsedAt: null }).execute();
      if (token === undefined) await rows.insertInto('session').values({ id: sessionId, accountId: id, hash: sessionId, method: 'passkey', createdAt: at, lastSeenAt: at, endsAt: new Date(time + 12 * 3_600_000).toISOString(), steppedUpAt: isSteppedUp ? at : null, userAgent: 'test', sourceAddress: '192.0.2.7', endedAt: null, endReason: null }).execute();
      const narrow = { acts: JSON.stringify(token?.acts ?? []), productIds: JSON.stringify(token?.productIds ?? []) };
      if (token?.kind === 'token') await rows.insertInto('apiToken').values({ id: tokenId, accountId: id, name: 'Token', hash: tokenId, ...narrow, createdAt: at, expiresAt: new Date(time + 30 * 86_400_000).toISOString(), lastUsedAt: null, revokedAt: null }).execute();
      if (token?.kind === 'build') await rows.insertInto('workloadIdentity').values({ id: tokenId, name: 'Build', issuer: 'https://builds.example', audience: 'assay', keySetAddress: 'https://builds.example/keys', algorithms: '["RS256"]', conditions: '[]', ...narrow, accountId: id, createdAt: at, lastUsedAt: null, revokedAt: null }).execute();
    });
    return {
      kind: token?.kind ?? 'person', scope, accountId: id, displayName: id, roles, hasPasskey,
      session: token === undefined ? { id: sessionId, method: 'passkey', steppedUpAt: isSteppedUp ? at : null } : null,
      tokenId: token === undefined ? null : tokenId,
      narrowedTo: token === undefined ? null : { acts: token.acts, productIds: token.productIds }, request,
    };
  }

  return {
    store, services, door, now, nextId, person,
    pass: (milliseconds) => void (time += milliseconds),
    organisation: async (id) => {
      await store.addOrganisation({ id, name: id, createdAt: now() });
      return provenScope(id);
    },
    close: async () => {
      await door.close();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Somebody who is not signed in. */
export function anonymous(scope: Scope): Actor {
  return { kind: 'anonymous', scope, accountId: null, displayName: '', roles: [], hasPasskey: false, session: null, tokenId: null, narrowedTo: null, request };
}
