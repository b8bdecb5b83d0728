import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestFacts } from '../../../src/identity/actor.ts';
import { authenticate, type Credential } from '../../../src/identity/authenticate.ts';
import { ensureHome } from '../../../src/identity/home.ts';
import { openSecrets } from '../../../src/identity/open-secrets.ts';
import { addPasskey } from '../../../src/identity/passkey/passkeys.ts';
import { registrationOptions, verifyRegistration } from '../../../src/identity/passkey/registration.ts';
import { openSession, type SessionMethod } from '../../../src/identity/sessions.ts';
import { createSetupLink } from '../../../src/identity/setup.ts';
import type { Ports } from '../../../src/model/ports.ts';
import { settingsInForce } from '../../../src/settings/in-force.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { Scope } from '../../../src/store/scope.ts';
import type { Store } from '../../../src/store/store.ts';
import { scopedTables } from '../../../src/store/tables.ts';
import type { Act } from '../../../src/workspace/act.ts';
import { setupBegin } from '../../../src/workspace/acts/identity/setup-begin.ts';
import { setupFinish } from '../../../src/workspace/acts/identity/setup-finish.ts';
import { signInBegin } from '../../../src/workspace/acts/identity/sign-in-begin.ts';
import { signInFinish } from '../../../src/workspace/acts/identity/sign-in-finish.ts';
import { openDoor, type Door } from '../../../src/workspace/door.ts';
import type { Services } from '../../../src/workspace/services.ts';
import { sqlite, type TestedDatabase } from '../../support/databases.ts';
import { SoftwareAuthenticator } from './authenticator.ts';
import { memoryEvidence } from './memory-evidence.ts';
import { calmOperation, strictConfiguration, strictSettings } from './settings.ts';

/** A wall clock that can be set, and a count that goes on beside it. */
export class TestClock {
  wall = Date.parse('2026-03-04T05:06:07.000Z');
  steady = 1000;
  /** Lets time go by, in minutes. */
  pass(minutes: number): void {
    this.wall += minutes * 60_000;
    this.steady += minutes * 60_000;
  }
  /** Sets the wall clock, in minutes from what it says. */
  set(minutes: number): void {
    this.wall += minutes * 60_000;
  }
}

export const request: RequestFacts = { id: 'request-1', sourceAddress: '192.0.2.7', userAgent: 'Browser of a test' };

/** A workspace in a temporary folder with a home organisation and nobody in it. */
export interface IdentityWorld {
  readonly store: Store;
  readonly clock: TestClock;
  readonly ports: Ports;
  readonly settings: Settings;
  readonly home: Scope;
  readonly services: Services;
  readonly door: Door;
  /** Does an act as whoever shows this cookie or token, or as nobody: through authentication and the door. */
  perform<Input, Output>(act: Act<Input, Output>, input: unknown, credential?: Credential, from?: string): Promise<Output>;
  /** Sets the workspace up by its link. */
  setUp(authenticator?: SoftwareAuthenticator): Promise<{ readonly cookie: string; readonly accountId: string; readonly recoveryCodes: readonly string[]; readonly authenticator: SoftwareAuthenticator }>;
  /** Signs in by passkey, and gives the cookie. */
  signIn(authenticator: SoftwareAuthenticator): Promise<string>;
  /** Opens a session of an account without any sign-in. @param method how it is to look */
  openFor(accountId: string, options?: { readonly method?: SessionMethod; readonly isSteppedUp?: boolean }): Promise<string>;
  /** Gives an account a passkey without any ceremony. */
  addPasskey(accountId: string, authenticator: SoftwareAuthenticator): Promise<void>;
  /** Turns passwords on or off while it runs. */
  allowPasswords(isAllowed: boolean): void;
  /** All rows of the organisation as text, for looking whether a secret is among them. */
  everything(): Promise<string>;
  /** Adds an active account with a role over the organisation. */
  addAccount(id: string, role?: string): Promise<void>;
  close(): Promise<void>;
}

export async function identityWorld(configured: Settings = strictSettings, database: TestedDatabase = sqlite): Promise<IdentityWorld> {
  let isPasswordAllowed = configured.passwordSignIn;
  const settings: Settings = Object.defineProperty({ ...configured }, 'passwordSignIn', { get: () => isPasswordAllowed });
  const folder = mkdtempSync(join(tmpdir(), 'assay-identity-'));
  const clock = new TestClock();
  const ports: Ports = { now: () => new Date(clock.wall), monotonicNow: () => clock.steady, randomBytes: (length) => new Uint8Array(randomBytes(length)) };
  const store = await openStore({ dataFolder: folder, ...(await database.place()) }, ports.now);
  const home = await ensureHome(store, ports);
  const services: Services = { store, evidence: memoryEvidence(), scratchFolder: join(folder, 'scratch'), ports, settings, settingsInForce: settingsInForce(strictConfiguration, ports.now), configuration: strictConfiguration, operation: async () => calmOperation, secrets: openSecrets({ dataFolder: folder }, ports) };
  const door = openDoor(services);
  const perform: IdentityWorld['perform'] = async (act, input, credential = {}, from = request.sourceAddress) => door.perform(await authenticate(store, settings, ports, credential, null, { ...request, sourceAddress: from }), act, input);
  return {
    store, clock, ports, settings, home, services, door, perform,
    setUp: async (authenticator = new SoftwareAuthenticator()) => {
      const link = await createSetupLink(store, settings, ports);
      const secret = new URL(link?.link ?? '').hash.slice(1);
      const { options, ceremony } = await perform(setupBegin, { link: secret, displayName: 'Mira Holst' });
      const { session, ...rest } = await perform(setupFinish, { link: secret, ceremony, passkeyName: 'Laptop', response: authenticator.make(options) });
      return { cookie: session.cookie, authenticator, ...rest };
    },
    signIn: async (authenticator) => {
      const { options, ceremony } = await perform(signInBegin, {});
      return (await perform(signInFinish, { ceremony, response: authenticator.show(options) })).session.cookie;
    },
    openFor: async (accountId, { method = 'oidc', isSteppedUp = false } = {}) => (await store.write(home, async (rows) => openSession(rows, ports, settings, home.organisationId, { accountId, method, request, isSteppedUp }))).cookie,
    addPasskey: async (accountId, authenticator) => {
      const options = await registrationOptions(ports, settings, { organisationId: home.organisationId, accountId, displayName: accountId, existing: [] });
      const passkey = await verifyRegistration(settings, options.challenge, authenticator.make(options));
      assert.ok(passkey !== undefined);
      await store.write(home, async (rows) => addPasskey(rows, accountId, passkey, 'Laptop', ports.now().toISOString()));
    },
    allowPasswords: (isAllowed) => {
      isPasswordAllowed = isAllowed;
    },
    everything: async () => JSON.stringify(await store.read(home, async (rows) => Promise.all(scopedTables.map(async (table) => rows.selectFrom(table).selectAll().execute())))),
    addAccount: async (id, role = 'assessor') => {
      const at = ports.now().toISOString();
      await store.write(home, async (rows) => {
        await rows.insertInto('account').values({ id, displayName: `Name of ${id}`, mail: null, state: 'active', madeBy: 'invitation', createdAt: at, deactivatedAt: null }).execute();
        await rows.insertInto('roleGrant').values({ id: `grant-${id}`, accountId: id, role, productId: null, grantedAt: at, grantedBy: 'setup', endsAt: null, lastUsedAt: null }).execute();
      });
    },
    close: async () => {
      await door.close();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
