import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PatchAdoption } from '../../model/evidence/patch-adoption.ts';
import { sourceOf } from '../source.ts';
import { patchAdoption } from './index.ts';
import { compareVersions } from '../../model/version-order.ts';
import { parseVersion } from './versions.ts';

const factsOf = (text: string): PatchAdoption => {
  const reading = patchAdoption.read(sourceOf('installs.csv', new TextEncoder().encode(text)));
  assert.ok(!(reading instanceof Promise) && reading.facts !== undefined);
  return reading.facts;
};

test('versions are ordered by their numbers, pre-releases before their release', () => {
  assert.deepEqual(['1.10.0', '2.0.0', '1.9', '2.0.0-rc.2', '2.0.0-rc.10', '1.9.1'].toSorted(compareVersions), ['1.9', '1.9.1', '1.10.0', '2.0.0-rc.2', '2.0.0-rc.10', '2.0.0']);
});

test('what does not look like a version is none', () => {
  assert.deepEqual(['v1.2', ' 2026.05 ', '1.0+build', 'robin@quillgate.example', 'latest', '1 2', '../1'].map(parseVersion), ['1.2', '2026.05', '1.0+build', undefined, undefined, undefined, undefined]);
});

test('small counts of a day are withheld, the oldest larger one with them', () => {
  const facts = factsOf('date,version,released,installs\n2026-05-01,1.0,2026-01-01,3\n2026-05-01,2.0,2026-02-01,40\n2026-05-01,3.0,2026-03-01,900\n');
  assert.deepEqual(facts.days, [{ date: '2026-05-01', installs: 943, counts: [{ version: '1.0' }, { version: '2.0' }, { version: '3.0', installs: 900 }] }]);
});

test('a lost row takes the total of its day with it', () => {
  const facts = factsOf('date,version,released,installs\n2026-05-01,1.0,,30\n2026-05-01,2.0,,lots\n2026-05-02,1.0,,30\n');
  assert.deepEqual(facts.days.map(({ installs }) => installs), [undefined, 30]);
});

test('a version without any installs is known by its date of release', () => {
  assert.deepEqual(factsOf('date,version,released,installs\n,2.0,2026-06-01,\n2026-05-01,1.0,,30\n').versions, [{ version: '1.0' }, { version: '2.0', releasedAt: '2026-06-01' }]);
});
