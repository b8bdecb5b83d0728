import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestFacts } from '../../../src/identity/actor.ts';
import { ensureHome } from '../../../src/identity/home.ts';
import type { Ports } from '../../../src/model/ports.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { Scope } from '../../../src/store/scope.ts';
import type { Store } from '../../../src/store/store.ts';
import { strictSettings } from './settings.ts';

export { strictSettings };

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
  /** Adds an active account with a role over the organisation. */
  addAccount(id: string, role?: string): Promise<void>;
  close(): Promise<void>;
}

export async function identityWorld(settings: Settings = strictSettings): Promise<IdentityWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-identity-'));
  const clock = new TestClock();
  const ports: Ports = { now: () => new Date(clock.wall), monotonicNow: () => clock.steady, randomBytes: (length) => new Uint8Array(randomBytes(length)) };
  const store = await openStore({ dataFolder: folder }, ports.now);
  const home = await ensureHome(store, ports);
  return {
    store, clock, ports, settings, home,
    addAccount: async (id, role = 'assessor') => {
      const at = ports.now().toISOString();
      await store.write(home, async (rows) => {
        await rows.insertInto('account').values({ id, displayName: `Name of ${id}`, mail: null, state: 'active', madeBy: 'invitation', createdAt: at, deactivatedAt: null }).execute();
        await rows.insertInto('roleGrant').values({ id: `grant-${id}`, accountId: id, role, productId: null, grantedAt: at, grantedBy: 'setup', endsAt: null, lastUsedAt: null }).execute();
      });
    },
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
