import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PatchAdoption, PatchDay } from '../../model/evidence/patch-adoption.ts';
import { newestOn, reachOf } from './version-reach.ts';

const day = (date: string, old: number | undefined, next: number | undefined, installs = (old ?? 0) + (next ?? 0)): PatchDay => ({ date, installs, counts: [{ version: '1.0', ...(old === undefined ? {} : { installs: old }) }, { version: '2.0', ...(next === undefined ? {} : { installs: next }) }] });
const second = { version: '2.0', releasedAt: '2026-03-01' };
const adoption = (...days: readonly PatchDay[]): PatchAdoption => ({ population: 'customers', versions: [{ version: '1.0', releasedAt: '2026-01-01' }, second], days });

test('the first counted day with the share is the day, and nothing between days is made up', () => {
  const table = adoption(day('2026-02-01', 100, 0), day('2026-03-10', 60, 40), day('2026-03-20', 10, 90));
  assert.deepEqual(reachOf(table, second, 0.5), { state: 'reached', on: '2026-03-20', days: 19, isFirstCount: false });
});

test('a release that is not there yet says by when it was not', () => {
  assert.deepEqual(reachOf(adoption(day('2026-03-10', 60, 40)), second, 0.5), { state: 'not-reached', by: '2026-03-10' });
  assert.equal(reachOf(adoption(day('2026-02-10', 100, 0)), second, 0.5), undefined);
});

test('a table that begins after the release gives only a bound', () => {
  assert.deepEqual(reachOf(adoption(day('2026-03-10', 40, 60)), second, 0.5), { state: 'reached', on: '2026-03-10', days: 9, isFirstCount: true });
});

test('withheld counts that lie wholly on one side decide nothing', () => {
  const three: PatchAdoption = { population: 'customers', versions: [{ version: '0.8' }, { version: '0.9' }, second], days: [{ date: '2026-03-05', installs: 100, counts: [{ version: '0.8' }, { version: '0.9' }, { version: '2.0', installs: 60 }] }] };
  assert.equal(reachOf(three, second, 0.5)?.state, 'reached');
});

test('withheld counts that could decide either way end the search', () => {
  assert.deepEqual(reachOf(adoption(day('2026-03-10', undefined, undefined, 100), day('2026-03-20', 10, 90)), second, 0.5), { state: 'withheld', on: '2026-03-10' });
});

test('the newest version is the highest that was released, without pre-releases', () => {
  const versions = [{ version: '1.0', releasedAt: '2026-01-01' }, second, { version: '2.1', releasedAt: '2026-06-01' }, { version: '3.0-rc.1', releasedAt: '2026-01-02' }];
  assert.equal(newestOn({ population: 'customers', versions, days: [] }, day('2026-03-10', 1, 1))?.version, '2.0');
});
