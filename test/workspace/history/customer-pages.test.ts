/** The pages of the customer’s rooms are shown over both databases, and what they ask of them does not grow with what lies behind. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { customerAddresses } from '../../../bench/child/customer-addresses.ts';
import { hasReason } from '../../../bench/child/growth-reasons.ts';
import { growingPlans, grownTables, moreStatements, unboundedAnswers, type Compared, type Ran } from '../../../bench/child/statement-watch.ts';
import { Looking, type Made } from '../../../bench/generate/buying/looking.ts';
import { makersTable } from '../../../bench/generate/buying/makers.ts';
import { ask, end, open, weigh, type Case } from '../../../bench/generate/buying/one-month.ts';
import { workOff, type Workplace } from '../../../bench/generate/workplace.ts';
import { questions } from '../../../src/catalog/questions/index.ts';
import type { Actor } from '../../../src/identity/actor.ts';
import { authenticate } from '../../../src/identity/authenticate.ts';
import { openContactSession } from '../../../src/identity/contact/contact-session.ts';
import { workspacePages } from '../../../src/server/pages/index.ts';
import { provenScope } from '../../../src/store/scope.ts';
import { keepLibraryClause } from '../../../src/workspace/acts/terms/keep-library-clause.ts';
import { addMeeting } from '../../../src/workspace/acts/terms/add-meeting.ts';
import { addDossier } from '../../../src/workspace/acts/watching/add-dossier.ts';
import { importVendors } from '../../../src/workspace/acts/watching/import-vendors.ts';
import { readPortfolio } from '../../../src/workspace/acts/watching/read-portfolio.ts';
import { recordVendorIncident } from '../../../src/workspace/acts/watching/record-incident.ts';
import { setPlan } from '../../../src/workspace/acts/watching/set-plan.ts';
import { setWatch } from '../../../src/workspace/acts/watching/set-watch.ts';
import { lookJob } from '../../../src/workspace/purchases/look-at-vendor.ts';
import { dossierJob } from '../../../src/workspace/watching/check-dossier.ts';
import { planLooks } from '../../../src/workspace/watching/plan-looks.ts';
import { watchJob } from '../../../src/workspace/watching/watch-look.ts';
import { databases } from '../../support/databases.ts';
import { positionOf } from '../inquiries/inquiry-world.ts';
import { openWorld, request, type World } from '../support/world.ts';
import { askedByPages, copyOf } from './asked-by-pages.ts';

const day = 86_400_000;
const makers = 12;
/** Makers that stand in the cases. */
const candidates = 3;
const answersMost = 4;
/** Requirements of which most are shown; of the others one or the other is known with each edition. */
const left = ['demand-guide/default-passwords', 'demand-guide/baseline-logs', 'demand-guide/simple-patching', 'pledge/end-of-life', 'demand-guide/sbom-for-customers'];

/** What a look comes to, without looking. */
async function imagined(_line: number, edition: number, { services, home }: Pick<Workplace, 'services' | 'home'>): Promise<Made> {
  const position = positionOf(Object.fromEntries(questions.map(({ requirement }) => [requirement, !left.includes(requirement) ? 'met' : left.indexOf(requirement) === edition % left.length ? 'not-met' : 'unknown'])));
  const stored = await services.evidence.put(home, (async function* once() { yield Buffer.from(JSON.stringify(position)); })(), 10_000_000);
  return { position, looked: { position, evidence: [] }, positionFile: stored, capture: stored, bills: [] };
}

for (const database of databases) describe(`pages of an organisation that buys, over ${database.name}`, { skip: database.skip }, () => {
  const home = provenScope('home');
  const looking = new Looking((vendorId) => vendors.indexOf(vendorId), imagined);
  let world: World;
  let place: Workplace;
  let people: Readonly<Record<string, Actor>>;
  let vendors: readonly string[] = [];
  before(async () => {
    world = await openWorld(database);
    await world.organisation('home');
    const person = async (...roles: readonly ('assessor' | 'executive-sponsor' | 'administrator' | 'auditor')[]): Promise<Actor> => world.person(home, { roles: roles.map((role) => ({ role, productId: null })), isSteppedUp: true });
    people = { lead: await person('assessor', 'executive-sponsor', 'administrator', 'auditor'), owner: await person('assessor'), executive: await person('executive-sponsor') };
    const actorOf = (by: string): Actor => people[by] ?? assert.fail(by);
    place = {
      services: world.services, home, door: world.door, close: async () => {},
      who: (by) => ({ id: actorOf(by).accountId ?? '', displayName: actorOf(by).displayName }),
      perform: async (act, input, by = 'lead') => {
        world.pass(1000);
        return world.door.perform(actorOf(by), act, input);
      },
      work: async (handlers) => workOff(world.services, home, handlers),
    };
  });
  after(async () => world.close());

  async function work(): Promise<void> {
    await place.work({ [lookJob]: looking.look(place), [dossierJob]: looking.verify(place) });
    await place.work({ [watchJob]: looking.compare(place) });
  }

  /** A case that goes to its second stage, and ends when asked to. */
  async function decided(index: number, isEnded: boolean): Promise<Case> {
    const of = await open(place, index, 0, world.now().slice(0, 10), vendors.slice(0, candidates));
    await work();
    await ask(place, of, world.now().slice(0, 10), false, answersMost);
    await pass(20);
    await weigh(place, of, world.now().slice(0, 10));
    if (isEnded) await end(place, of);
    return of;
  }

  /** Days go by, in which makers are looked at again; people sign in anew. */
  async function pass(days: number): Promise<void> {
    world.pass(days * day);
    while ((await planLooks(world.services, [home])) > 0) await work();
    const at = world.now();
    await world.store.write(home, async (rows) => {
      await rows.updateTable('session').set({ createdAt: at, lastSeenAt: at, steppedUpAt: at, endsAt: new Date(Date.parse(at) + day / 2).toISOString() }).execute();
      await rows.updateTable('roleGrant').set({ lastUsedAt: at }).execute();
    });
    people = Object.fromEntries(Object.entries(people).map(([by, actor]) => [by, { ...actor, session: actor.session && { ...actor.session, steppedUpAt: at } }]));
  }

  async function asked(): Promise<ReadonlyMap<string, readonly Ran[]>> {
    const addresses = await world.store.read(home, async (rows) => customerAddresses(rows, workspacePages));
    return askedByPages(world, async ({ by }) => (by === 'contact' ? contact() : people['lead'] ?? assert.fail()), addresses);
  }

  /** The newest contact, who came in just now. */
  async function contact(): Promise<Actor> {
    const cookie = await world.store.write(home, async (rows) => (await openContactSession(rows, world.services.ports, 'home', await rows.selectFrom('sheetContact').select('id').orderBy('createdAt', 'desc').limit(1).executeTakeFirstOrThrow())).cookie);
    return authenticate(world.store, world.services.settings, world.services.ports, { cookie }, null, request);
  }

  test('are shown, and go through nothing that grows', async () => {
    await place.perform(importVendors, { csv: makersTable(makers) });
    vendors = (await world.store.read(home, async (rows) => rows.selectFrom('vendor').select('id').orderBy('name').execute())).map(({ id }) => id);
    const [vendor] = vendors;
    for (const each of vendors) await place.perform(setWatch, { vendor: each, everyDays: 10 });
    await place.perform(setPlan, { vendor, text: 'Move to another product.', dueOn: '2027-03-31' });
    await place.perform(addDossier, { vendor, address: 'https://trust.maker-1.example/trust/product/' });
    for (const title of ['Logs', 'Passwords']) await place.perform(keepLibraryClause, { title, text: 'The supplier shall keep it.', jurisdiction: 'Sweden', author: 'Our counsel', edition: '1' });
    const once = async (): Promise<void> => {
      await place.perform(addMeeting, { vendor, metOn: world.now().slice(0, 10), note: 'Passwords first.' });
      await place.perform(recordVendorIncident, { vendor, title: 'A page that was open', happenedOn: world.now().slice(0, 10) });
      // What makers show changes, so that something is told.
      looking.begin(Number(world.now().slice(5, 7)));
    };
    await once();
    await decided(1, true);
    await decided(8, false);
    if (database.name === 'SQLite') await decided(7, false);
    await ask(place, await open(place, 13, 0, world.now().slice(0, 10), vendors.slice(0, candidates)), world.now().slice(0, 10), true, answersMost);
    const early = await asked();
    const { groups } = await place.perform(readPortfolio, {});
    assert.deepEqual(groups.map(({ makers: count, lookedAt, watched }) => [count, lookedAt, watched]), [[1, 1, 1], [3, 3, 3], [6, 6, 6], [2, 2, 2]]);
    if (database.name !== 'SQLite') return;
    const less = await copyOf(world, 'early');
    await once();
    await pass(30);
    await decided(22, true);
    await decided(16, false);
    await decided(28, false);
    await once();
    await ask(place, await open(place, 31, 0, world.now().slice(0, 10), vendors.slice(0, candidates)), world.now().slice(0, 10), true, answersMost);
    const late = await asked();
    const more = await copyOf(world, 'late');
    try {
      const compared = [...late].flatMap(([name, after]): Compared[] => (early.has(name) ? [{ name, after, before: early.get(name) ?? [] }] : []));
      assert.ok(compared.length >= 30, `${compared.length} pages are compared`);
      const growing = grownTables(less, more);
      assert.ok(['vendor_look', 'purchase', 'inquiry_question', 'sheet_answer', 'clause', 'acceptance', 'vendor_meeting', 'vendor_incident'].every((table) => growing.has(table)), [...growing].join(', '));
      assert.deepEqual([...moreStatements(compared), ...unboundedAnswers(compared)].filter((text) => !hasReason(text)), []);
      assert.deepEqual(growingPlans(more, [...late.values()].flatMap((ran) => ran.map(({ sql }) => sql)), growing).filter(({ sql }) => !hasReason(sql)), []);
    } finally {
      for (const each of [less, more]) each.close();
    }
  });
});
