import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Actor } from '../../../src/identity/actor.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { readCalendar } from '../../../src/workspace/acts/calendar/read-calendar.ts';
import { listPacks } from '../../../src/workspace/acts/watching/list-packs.ts';
import { schedulePack } from '../../../src/workspace/acts/watching/schedule-pack.ts';
import { reportHandler, reportJob } from '../../../src/workspace/reports/write-report.ts';
import { nextPackDay } from '../../../src/workspace/watching/pack-day.ts';
import { planPacks } from '../../../src/workspace/watching/plan-packs.ts';
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

  it('has a board pack written on its day, once, kept and told, with what changed since the one before', async () => {
    const executive = await world.person(home, { roles: [{ role: 'executive-sponsor', productId: null }] });
    const { nextOn } = await world.door.perform(assessor, schedulePack, { every: 'month', day: 3, decisions: ['Name an owner for identity.'] });
    assert.equal(nextOn?.slice(8), '03');
    assert.equal(await planPacks(world.services, [home]), 0);
    const due = (await world.door.perform(executive, readCalendar, { days: 40 })).items.filter(({ page }) => page === '/portfolio#packs');
    assert.deepEqual(due.map(({ on }) => on), [nextOn]);
    const written: string[] = [];
    for (const months of [0, 2]) {
      // In the second turn no server ran for two months.
      world.pass(Date.parse(`${nextOn ?? ''}T06:00:00.000Z`) + months * 31 * day - Date.parse(world.now()));
      assert.deepEqual((await Promise.all([planPacks(world.services, [home]), planPacks(world.services, [home])])).toSorted((one, other) => one - other), [0, 1]);
      const job = await world.store.read(home, async (rows) => rows.selectFrom('job').select(['id', 'kind', 'input', 'askedBy']).where('kind', '=', reportJob).where('state', '=', 'waiting').executeTakeFirstOrThrow());
      await world.store.write(home, async (rows) => rows.updateTable('job').set({ state: 'running' }).where('id', '=', job.id).execute());
      await reportHandler(world.services, '0.1.0')({ ...job, input: JSON.parse(job.input) as unknown, scope: home, signal: new AbortController().signal, tell: () => undefined });
      await world.store.write(home, async (rows) => rows.updateTable('job').set({ state: 'done' }).where('id', '=', job.id).execute());
      written.push(world.now().slice(0, 10));
    }
    const { packs, schedule } = await world.door.perform(executive, listPacks, {});
    assert.deepEqual(packs.map(({ periodFrom, periodTo, files }) => [periodFrom, periodTo, files.length]), [[written[0], written[1], 3], [packs[1]?.periodFrom, written[0], 3]]);
    assert.ok((schedule?.nextOn ?? '') > (written[1] ?? ''));
    assert.deepEqual(await world.door.perform(assessor, schedulePack, { every: null }), { nextOn: null });
    world.pass(100 * day);
    assert.equal(await planPacks(world.services, [home]), 0);
  });

  it('finds the day of a month and of a quarter', () => {
    for (const [every, dayOfMonth, after, next] of [['month', 3, '2026-06-02', '2026-06-03'], ['month', 3, '2026-06-03', '2026-07-03'], ['month', 28, '2026-12-31', '2027-01-28'], ['quarter', 1, '2026-06-02', '2026-07-01'], ['quarter', 15, '2026-10-15', '2027-01-15'], ['quarter', 28, '2026-01-05', '2026-01-28']] as const) assert.equal(nextPackDay(every, dayOfMonth, after), next);
  });
});
