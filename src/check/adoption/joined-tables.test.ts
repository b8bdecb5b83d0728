import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PatchAdoption } from '../../model/evidence/patch-adoption.ts';
import type { Evidence } from '../../model/evidence.ts';
import { patchAdoptionIsMeasured } from '../patch-adoption-is-measured.ts';
import { patchReachIsTimed } from '../patch-reach-is-timed.ts';

const context = { assessedAt: '2026-06-01T00:00:00.000Z' };

function table(path: string, month: string, on: number, released: string | undefined = '2026-01-10'): Evidence<'patch-adoption'> {
  const facts: PatchAdoption = { population: 'customers', versions: [{ version: '1.9' }, { version: '1.10', ...(released === undefined ? {} : { releasedAt: released }) }], days: [{ date: `${month}-20`, installs: 1000, counts: [{ version: '1.9', installs: 1000 - on }, { version: '1.10', installs: on }] }] };
  return { kind: 'patch-adoption', format: 'assay-patch-csv', artifact: { path, digest: `sha256:${path}`, sizeBytes: 1, origin: 'handed-over' }, facts, complete: true };
}
const input = (tables: readonly Evidence<'patch-adoption'>[]) => ({ 'patch-adoption': tables }) as Parameters<typeof patchAdoptionIsMeasured.run>[0];
const months = ['2026-01', '2026-02', '2026-03', '2026-04'];

test('a file for each month is one table in pieces: one series, and days over several files', () => {
  // The order of files says nothing, and one of them does not know the day of release.
  const tables = [3, 0, 2, 1].map((index) => table(`installs-${months[index] ?? ''}.csv`, months[index] ?? '', 200 + index * 200, index === 2 ? undefined : '2026-01-10'));
  const { measures = [], findings } = patchAdoptionIsMeasured.run(input(tables), context);
  const whole = measures.find(({ id, dimensions }) => id === 'installs-on-latest' && Object.keys(dimensions).length === 0);
  assert.deepEqual(whole?.points.map(({ at, numerator, denominator }) => [at, numerator, denominator]), [['2026-01-20', 200, 1000], ['2026-02-20', 400, 1000], ['2026-03-20', 600, 1000], ['2026-04-20', 800, 1000]]);
  assert.deepEqual(findings.map(({ subject, outcome, pointers }) => [subject, outcome, pointers.length]), [['installations of all tables', 'pass', 4]]);
  const timed = patchReachIsTimed.run(input(tables), context).measures ?? [];
  assert.deepEqual(timed.map(({ id, dimensions, points }) => [id, dimensions, points]), [['days-to-half', {}, [{ at: '2026-03-20', from: '2026-01-10', numerator: 69 }]], ['days-to-half', { version: '1.10' }, [{ at: '2026-03-20', from: '2026-01-10', numerator: 69 }]]]);
});

test('files that count the same day are of different things and stay apart', () => {
  const { measures = [] } = patchAdoptionIsMeasured.run(input([table('one.csv', '2026-01', 200), table('other.csv', '2026-01', 700)]), context);
  assert.deepEqual(measures.filter(({ id }) => id === 'installs-on-latest').map(({ dimensions }) => dimensions), [{ table: 'one.csv' }, { table: 'other.csv' }]);
});
