/** What the index of the log has and what it still lacks is found alike, whatever the log's size, with nothing twice and nothing left out. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { appendEntry } from '../../../src/audit/append-entry.ts';
import type { AuditEvent } from '../../../src/audit/audit-event.ts';
import { endOfIndex } from '../../../src/audit/index-of-log.ts';
import { searchLog } from '../../../src/workspace/acts/audit/search-log.ts';
import { databases } from '../../support/databases.ts';
import { openWorld } from '../support/world.ts';

/** Entries that are looked at one by one at most. */
const lackedMost = 63;

type Asked = Readonly<Partial<Record<'actor' | 'action' | 'target' | 'outcome' | 'area' | 'since' | 'until', string>>>;

describe('a search by the index of the log', () => {
  for (const database of databases) {
    test(`finds the last entries and those before over ${database.name}`, { skip: database.skip }, async () => {
      const world = await openWorld(database);
      try {
        const scope = await world.organisation('acme');
        const auditor = await world.person(scope, { roles: [{ role: 'auditor', productId: null }] });
        const begunAt = Date.parse(world.now());
        const at = (index: number): string => new Date(begunAt + index * 1000).toISOString();
        let size = 0;
        for (const until of [1, 63, 64, 65, 127, 130, 200]) {
          await world.store.write(scope, async (rows) => {
            for (; size < until; size += 1) await appendEntry(rows, eventOf(size), at(size));
          });
          const { all, end } = await world.store.read(scope, async (rows) => ({ all: await rows.selectFrom('auditEntry').selectAll().orderBy('sequence', 'desc').execute(), end: await endOfIndex(rows) }));
          assert.ok(all.length - end <= lackedMost, `${end} of ${all.length}`);
          const searches: readonly Asked[] = [
            {}, { actor: 'person:p1' }, { action: 'gate.' }, { action: 'gate.pass' }, { target: 'gate:2' }, { outcome: 'refused' }, { area: 'identity' },
            { outcome: 'success', area: 'business-data' }, { actor: 'person:p2', outcome: 'refused' }, { action: 'g', area: 'identity' }, { since: at(Math.floor(until / 2)) }, { until: at(60), actor: 'person:p0' }, { since: at(until - 2), action: 'gate.' },
          ];
          for (const asked of searches) {
            const found: number[] = [];
            for (let before = all.length; ;) {
              const { entries, next } = await world.door.perform(auditor, searchLog, { ...asked, before, limit: 9 } as Parameters<typeof searchLog.run>[1]);
              found.push(...entries.map(({ sequence }) => sequence));
              if (next === null) break;
              before = next;
            }
            const expected = all.filter((entry) => entry.at >= (asked.since ?? '') && entry.at < (asked.until ?? '9') && entry.action.startsWith(asked.action ?? '') && (['actor', 'target', 'outcome', 'area'] as const).every((field) => asked[field] === undefined || entry[field] === asked[field]));
            assert.deepEqual(found, expected.map(({ sequence }) => sequence), `${JSON.stringify(asked)} of ${all.length}`);
          }
          // What is searched is logged too.
          size = (await world.store.read(scope, async (rows) => rows.selectFrom('auditHead').select('size').executeTakeFirstOrThrow())).size;
        }
      } finally {
        await world.close();
      }
    });
  }
});

function eventOf(index: number): AuditEvent {
  return {
    actor: `person:p${index % 3}`, action: ['gate.pass', 'gate.read', 'product.read', 'session.end'][index % 4] ?? '', target: `gate:${index % 5}`,
    outcome: index % 7 === 0 ? 'refused' : 'success', area: index % 4 === 3 ? 'identity' : 'business-data', sourceAddress: '', requestId: '', detail: {},
  };
}
