import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Actor } from '../../../src/identity/actor.ts';
import type { Scope } from '../../../src/store/scope.ts';
import type { Tables } from '../../../src/store/tables.ts';
import { readConcentration } from '../../../src/workspace/acts/exchange/read-concentration.ts';
import { keepBills, type ReadBill } from '../../../src/workspace/exchange/keep-bills.ts';
import { openWorld, type World } from '../support/world.ts';

describe('components that makers share', () => {
  let world: World;
  let scope: Scope;
  let assessor: Actor;
  before(async () => {
    world = await openWorld();
    scope = await world.organisation('acme');
    assessor = await world.person(scope, { roles: [{ role: 'assessor', productId: null }] });
  });
  after(async () => world.close());

  const bill = (...list: readonly string[]): ReadBill => list.map((one) => { const [component = '', version = ''] = one.split(' '); return { component, version }; });

  async function maker(name: string, more: Partial<Tables['vendor']>, bills: readonly ReadBill[], from: Partial<Tables['makerBill']> = {}): Promise<string> {
    const vendorId = world.nextId('vendor-');
    const at = world.now();
    await world.store.write(scope, async (rows) => {
      await rows.insertInto('vendor').values({ id: vendorId, name, domain: null, criticality: 'ordinary', service: null, given: '{"pages":[],"packages":[],"aggregators":[]}', signedAt: null, lookJobId: null, createdAt: at, createdBy: 'test', changedAt: at, archivedAt: null, ...more }).execute();
      if (bills.length > 0) await keepBills(rows, world.services.ports, { vendorId, source: 'look', place: '', product: '', openFrom: null, ...from }, bills, at);
    });
    return vendorId;
  }

  async function standsIn(vendorId: string): Promise<void> {
    const [purchase, at] = [world.nextId('purchase-'), world.now()];
    await world.store.write(scope, async (rows) => {
      await rows.insertInto('purchase').values({ id: purchase, title: 'Case', need: '', ownerId: assessor.accountId ?? '', stage: 'before', state: 'open', decideOn: null, budget: '', criticality: 'ordinary', deployment: '[]', appetite: 'open', demands: '[]', criteria: '[]', isTender: 0, awardedCandidateId: null, awardedAt: null, endedReason: null, createdAt: at, createdBy: 'test', changedAt: at }).execute();
      await rows.insertInto('candidate').values({ id: world.nextId('candidate-'), purchaseId: purchase, vendorId, product: '', reseller: '', state: 'standing', stateReason: null, addedAt: at, addedBy: 'test', changedAt: at }).execute();
    });
  }

  test('each stands with its makers, products and cases, critical ones marked, out of the makers of which there is a bill', async () => {
    const acme = await maker('Acme', { criticality: 'critical' }, [bill('pkg:npm/left 1.0', 'zlib 1.3'), bill('pkg:npm/left 2.0')]);
    await standsIn(acme);
    await maker('Beta', { service: 'identity' }, [bill('pkg:npm/left 1.0', 'own 1')], { product: 'Beta 3' });
    await maker('Gamma', {}, [bill('zlib 1.2')]);
    await maker('Without a bill', {}, []);
    await maker('Put away', { archivedAt: world.now() }, [bill('zlib 1.2', 'own 1')]);
    await maker('Sealed', {}, [bill('zlib 1.2', 'own 1')], { source: 'answer', openFrom: '2026-06-30T00:00:00.000Z' });
    const found = await world.door.perform(assessor, readConcentration, {});
    assert.deepEqual([found.makers, found.withBill, found.cutBills, found.isMore], [5, 3, 0, false]);
    assert.deepEqual(found.components.map(({ component, makers, products, cases, critical, versions, shown }) => [component, makers, products, cases, critical, versions, shown.map(({ name }) => name)]), [
      ['pkg:npm/left', 2, 2, 1, 2, 2, ['Acme', 'Beta']],
      ['zlib', 2, 2, 1, 1, 2, ['Acme', 'Gamma']],
    ]);
    world.pass(30 * 86_400_000);
    const later = await world.door.perform(await world.person(scope, { roles: [{ role: 'auditor', productId: null }] }), readConcentration, {});
    assert.deepEqual([later.withBill, later.components.map(({ component, makers }) => [component, makers])], [4, [['zlib', 3], ['own', 2], ['pkg:npm/left', 2]]]);
    world.pass(-30 * 86_400_000);
    const sought = await world.door.perform(assessor, readConcentration, { words: 'OWN' });
    assert.deepEqual(sought.components.map(({ component, makers }) => [component, makers]), [['own', 1]]);
  });

  test('a newer bill of the same place takes the place of the one before, and one with more than is kept says so', async () => {
    const many = Array.from({ length: 20_001 }, (_, index) => ({ component: `many-${index}`, version: '1' }));
    const vendor = await maker('Delta', {}, [many]);
    assert.equal((await world.door.perform(assessor, readConcentration, {})).cutBills, 1);
    await world.store.write(scope, async (rows) => keepBills(rows, world.services.ports, { vendorId: vendor, source: 'look', place: '', product: '', openFrom: null }, [bill('zlib 1.3')], world.now()));
    const { components, cutBills } = await world.door.perform(assessor, readConcentration, { words: 'many-' });
    assert.deepEqual([components, cutBills], [[], 0]);
  });
});
