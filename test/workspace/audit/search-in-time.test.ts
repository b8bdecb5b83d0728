/** A search between two times finds what lies between, whether the clock was ever set back or not; and that it was is told. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { appendEntry } from '../../../src/audit/append-entry.ts';
import type { Actor } from '../../../src/identity/actor.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { searchLog } from '../../../src/workspace/acts/audit/search-log.ts';
import { postureFacts } from '../../../src/workspace/posture/posture-facts.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;

describe('a search of the log in time', () => {
  let world: World;
  let acme: Scope;
  let auditor: Actor;
  let begunAt = 0;
  before(async () => {
    world = await openWorld();
    acme = await world.organisation('acme');
    auditor = await world.person(acme, { roles: [{ role: 'auditor', productId: null }] });
    begunAt = Date.parse(world.now());
    for (let count = 0; count < 30; count += 1) await add(['gate.pass', 'gate.read', 'product.read'][count % 3] ?? '', minute);
  });
  after(async () => world.close());

  async function add(action: string, passed: number): Promise<void> {
    world.pass(passed);
    await world.store.write(acme, async (rows) => appendEntry(rows, { actor: 'system', action, target: 'gate:g', outcome: 'success', area: 'business-data', sourceAddress: '', requestId: '', detail: {} }, world.now()));
  }

  /** All pages of a search, and what a look at each entry finds. */
  async function both(asked: { readonly action: string; readonly since?: string; readonly until?: string }): Promise<readonly [readonly number[], readonly number[]]> {
    const found: number[] = [];
    for (let before: number | undefined; ;) {
      const { entries, next } = await world.door.perform(auditor, searchLog, { ...asked, actor: 'system', limit: 4, ...(before === undefined ? {} : { before }) });
      found.push(...entries.map(({ sequence }) => sequence));
      if (next === null) break;
      before = next;
    }
    const all = await world.store.read(acme, async (rows) => rows.selectFrom('auditEntry').select(['sequence', 'at', 'action']).where('actor', '=', 'system').orderBy('sequence', 'desc').execute());
    return [found, all.filter(({ at, action }) => action.startsWith(asked.action) && at >= (asked.since ?? '') && at < (asked.until ?? '9')).map(({ sequence }) => sequence)];
  }

  const at = (minutes: number): string => new Date(begunAt + minutes * minute).toISOString();

  test('several acts that begin alike come in one order, page by page, and between two times', async () => {
    for (const asked of [{ action: 'gate.' }, { action: 'gate.pass' }, { action: 'gate.', since: at(8), until: at(19) }, { action: 'p', until: at(5) }, { action: 'gate.', since: at(25) }]) {
      const [found, all] = await both(asked);
      assert.deepEqual(found, all, JSON.stringify(asked));
      assert.ok(all.length > 0, JSON.stringify(asked));
    }
    assert.deepEqual((await both({ action: 'gate.', since: at(500) }))[0], []);
  });

  test('after the clock was set back, nothing of the time is missed, and the chime knows when', async () => {
    const told = async (): Promise<string | null> => world.store.read(acme, async (rows) => (await postureFacts(rows, await world.services.operation(), world.now())).auditClockBackAt);
    assert.equal(await told(), null);
    await add('gate.pass', -20 * minute);
    const backAt = world.now();
    assert.equal(await told(), backAt);
    const [found, all] = await both({ action: 'gate.', since: at(8), until: at(19) });
    assert.deepEqual(found, all);
    assert.ok(found.length > 7);
  });
});
