import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Actor } from '../../../src/identity/actor.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { importVendors } from '../../../src/workspace/acts/watching/import-vendors.ts';
import { setWatch } from '../../../src/workspace/acts/watching/set-watch.ts';
import { planLooks } from '../../../src/workspace/watching/plan-looks.ts';
import { databases } from '../../support/databases.ts';
import { openWorld, type World } from '../support/world.ts';

const day = 86_400_000;
const makers = 150;

for (const database of databases) describe(`planning looks at watched makers, over ${database.name}`, { skip: database.skip }, () => {
  let world: World;
  let home: Scope;
  let assessor: Actor;
  before(async () => {
    world = await openWorld(database);
    home = await world.organisation('home');
    assessor = await world.person(home, { roles: [{ role: 'assessor', productId: null }] });
    const csv = `name,domain\n${Array.from({ length: makers }, (_, index) => `Maker ${index},maker-${index}.example`).join('\n')}\n`;
    assert.deepEqual(await world.door.perform(assessor, importVendors, { csv }), { added: makers, there: 0 });
    assert.deepEqual(await world.door.perform(assessor, importVendors, { csv }), { added: 0, there: makers });
    const vendors = await world.store.read(home, async (rows) => rows.selectFrom('vendor').select('id').execute());
    for (const { id } of vendors) await world.door.perform(assessor, setWatch, { vendor: id, everyDays: 1 });
    // The looks that adding asked for have ended.
    await world.store.write(home, async (rows) => rows.updateTable('job').set({ state: 'done' }).execute());
  });
  after(async () => world.close());

  const waiting = async (): Promise<number> => (await world.store.read(home, async (rows) => rows.selectFrom('job').select('id').where('kind', '=', 'look-at-vendor').where('state', '=', 'waiting').execute())).length;

  it('asks for nothing before a day is over', async () => {
    assert.equal(await planLooks(world.services, [home]), 0);
    assert.equal(await waiting(), 0);
  });

  it('spreads a long list over several turns, and asks for each maker once, however many servers plan', async () => {
    world.pass(day);
    assert.deepEqual((await Promise.all([planLooks(world.services, [home]), planLooks(world.services, [home])])).toSorted((one, other) => one - other), [0, 60]);
    assert.equal(await waiting(), 60);
    let turns = 0;
    while ((await planLooks(world.services, [home])) > 0) turns += 1;
    assert.deepEqual([turns, await waiting()], [2, makers]);
    assert.equal(await planLooks(world.services, [home]), 0);
  });
});
