import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Reading } from '../reader.ts';
import { sourceOf } from '../source.ts';
import { kev } from './index.ts';

function readFixture(name: string): Reading<'exploited-vulnerabilities'> {
  const reading = kev.read(sourceOf(name, readFileSync(new URL(`../../../fixtures/read/kev/${name}`, import.meta.url))));
  assert.ok(!(reading instanceof Promise));
  return reading;
}

test('keeps what a deadline rests on, and not what it asks to do', () => {
  const { facts, complete } = readFixture('valid-two-entries.json');
  assert.deepEqual(facts, {
    catalogueVersion: '2026.05.31', releasedAt: '2026-05-31T14:00:00.000Z', statedCount: 2,
    entries: [
      { cveId: 'CVE-2026-41001', vendor: 'Acme', product: 'Quillgate', addedAt: '2026-05-29', dueAt: '2026-06-12' },
      { cveId: 'CVE-2025-40777', vendor: 'Larkspur Systems', product: 'Multiple Products', addedAt: '2025-11-03', dueAt: '2025-11-24' },
    ],
  });
  assert.equal(complete, undefined);
});

test('an entry that can’t be read is named with its line, and the catalogue is incomplete', () => {
  const { facts, notes, complete } = readFixture('finding-lost-entries.json');
  assert.deepEqual(facts?.entries.map(({ cveId, dueAt }) => [cveId, dueAt]), [['CVE-2026-41001', '2026-06-12'], ['CVE-2026-41005', undefined]]);
  assert.deepEqual(notes.map(({ rule, place }) => [rule, place.line]), [['cve-id-twice', 7], ['cve-id', 8], ['name', 9], ['date-added', 10], ['due-date', 11], ['cve-id', 12], ['date-released', undefined], ['count', undefined]]);
  assert.equal(complete, false);
});

test('an empty catalogue is unreadable, not a world without attacks', () => {
  assert.equal(readFixture('unreadable-no-entries.json').facts, undefined);
});
