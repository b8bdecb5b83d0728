/** What the first pages of a maker ask of the database does not grow with the months that lie behind a product. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { pageAddresses } from '../../../bench/child/page-addresses.ts';
import { growingPlans, grownTables, moreStatements, unboundedAnswers, type Compared, type Ran } from '../../../bench/child/statement-watch.ts';
import type { Actor } from '../../../src/identity/actor.ts';
import { workspacePages } from '../../../src/server/pages/index.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { addMilestone } from '../../../src/workspace/acts/goals/add-milestone.ts';
import { addEvidence } from '../../../src/workspace/acts/products/add-evidence.ts';
import { addRelease } from '../../../src/workspace/acts/products/add-release.ts';
import { createProduct } from '../../../src/workspace/acts/products/create-product.ts';
import { assessedRelease } from '../../../src/workspace/measured/assess-release.ts';
import { keepAssessed, type AssessedRelease } from '../../../src/workspace/measured/keep-assessed.ts';
import { openWorld, type World } from '../support/world.ts';
import { askedByPages, copyOf } from './asked-by-pages.ts';

const month = 30 * 86_400_000;
const watched = ['/home', '/products', '/products/{product}', '/products/{product}/assessments', '/products/{product}/goals', '/products/{product}/goals/{number}', '/releases/{release}', '/assessments/{assessment}', '/audit'];
/** As a file without anything to say was read. */
const reading = { says: [], entries: [], entriesOmitted: 0, notes: [], notesOmitted: 0, failing: 0, archiveFiles: null };

describe('pages of a product with history', () => {
  let world: World;
  let home: Scope;
  let lead: Actor;
  let assessed: AssessedRelease | undefined;
  let months = 0;
  before(async () => {
    world = await openWorld();
    home = await world.organisation('home');
    lead = await world.person(home, { roles: [{ role: 'security-lead', productId: null }, { role: 'administrator', productId: null }] });
  });
  after(async () => world.close());

  /** A release with its evidence, an assessment and figures, each month. The assessment is made once, and kept as the job keeps it. */
  async function live(product: string, count: number): Promise<void> {
    for (let passed = 0; passed < count; passed += 1) {
      world.pass(month);
      months += 1;
      const { id: release } = await world.door.perform(lead, addRelease, { product, version: `1.${months}` });
      const stored = await world.services.evidence.put(home, (async function* () { yield Buffer.from(`month ${months}`); })(), 1000);
      await world.door.perform(lead, { ...addEvidence, prepare: async () => reading }, { release, path: 'note.txt', ...stored });
      await world.door.perform(lead, addMilestone, { product, number: 1, title: `Step ${months}`, dueAt: world.now().slice(0, 10) });
      assessed ??= await assessedRelease(world.services, home, { productId: product, releaseId: release }, '0.0.0', () => undefined);
      const job = { id: `job${months}`, askedBy: 'test', productId: product, releaseId: release };
      const at = world.now();
      await world.store.write(home, async (rows) => rows.insertInto('job').values({ id: job.id, kind: 'assess-release', input: JSON.stringify({ productId: product, releaseId: release }), state: 'running', askedBy: 'test', attempts: 1, leasedBy: null, leasedUntil: null, runAt: at, progress: '{}', result: null, problem: null, createdAt: at, endedAt: null }).execute());
      const measures = [{ id: 'mfa-adoption', population: 'customers', dimensions: {}, points: [{ at: at.slice(0, 10), numerator: 100 + months, denominator: 900 }], sources: [] }] as const;
      await keepAssessed(world.services, home, job, { ...assessed, version: `1.${months}`, assessment: { ...assessed.assessment, assessedAt: at, measures } });
    }
  }

  const asked = async (): Promise<ReadonlyMap<string, readonly Ran[]>> => askedByPages(world, async () => lead, await world.store.read(home, async (rows) => pageAddresses(rows, workspacePages.filter(({ path }) => watched.includes(path)), ['gateway'])));

  test('ask as many statements, read no more rows than their limits, and go through nothing that grows, with three times the months', async () => {
    const { id: product } = await world.door.perform(lead, createProduct, { slug: 'gateway', name: 'Gateway' });
    await live(product, 3);
    const [early, less] = [await asked(), await copyOf(world, 'early')];
    await live(product, 6);
    const [late, more] = [await asked(), await copyOf(world, 'late')];
    try {
      const compared = [...late].map(([name, after]): Compared => ({ name, after, before: early.get(name) ?? assert.fail(name) }));
      assert.ok(compared.length >= watched.length, 'every page is compared');
      assert.deepEqual(moreStatements(compared), []);
      assert.deepEqual(unboundedAnswers(compared), []);
      const growing = grownTables(less, more);
      assert.ok(['release', 'assessment', 'evidence_file', 'measure_point', 'audit_entry', 'milestone'].every((table) => growing.has(table)), [...growing].join(', '));
      assert.deepEqual(growingPlans(more, [...late.values()].flatMap((ran) => ran.map(({ sql }) => sql)), growing), []);
    } finally {
      for (const database of [less, more]) database.close();
    }
  });
});
