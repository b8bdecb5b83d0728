import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { identityWorld, type IdentityWorld } from '../../test/workspace/support/identity-world.ts';
import { openStore } from '../store/open-store.ts';
import { ensureHome } from './home.ts';
import { closeSetup, createSetupLink } from './setup.ts';
import { consumeSingleUse } from './single-use.ts';

let world: IdentityWorld;
describe('setup', () => {
  before(async () => {
    world = await identityWorld();
  });
  after(async () => world.close());

  test('a new link voids the one before; its secret is never sent to a server by a browser that follows it', async () => {
    const first = await createSetupLink(world.store, world.settings, world.ports);
    const second = await createSetupLink(world.store, world.settings, world.ports);
    assert.match(second?.link ?? '', /^https:\/\/assay\.example\/setup#home\.[a-z2-7]{52}$/u);
    const use = async (link = ''): Promise<unknown> => world.store.write(world.home, async (rows) => consumeSingleUse(rows, 'setup', new URL(link).hash.slice(1), world.ports.now().toISOString()));
    assert.equal(await use(first?.link), undefined);
    assert.notEqual(await use(second?.link), undefined);
  });

  test('two servers that start at the same time share one home', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-home-'));
    const store = await openStore({ dataFolder: folder }, world.ports.now);
    const scopes = await Promise.all(Array.from({ length: 10 }, async () => ensureHome(store, world.ports)));
    assert.deepEqual((await store.organisations()).map(({ id }) => id), ['home']);
    assert.ok(scopes.every(({ organisationId }) => organisationId === 'home'));
    await store.close();
    rmSync(folder, { recursive: true });
  });

  test('a workspace that was set up gives no link again, not even when its administrators are gone', async () => {
    await world.addAccount('first', 'administrator');
    assert.equal(await createSetupLink(world.store, world.settings, world.ports), undefined);
    await world.store.write(world.home, async (rows) => {
      await closeSetup(rows, 'first', world.ports.now().toISOString());
      await rows.deleteFrom('roleGrant').execute();
      await rows.updateTable('account').set({ state: 'deactivated' }).execute();
    });
    assert.equal(await createSetupLink(world.store, world.settings, world.ports), undefined);
  });
});
