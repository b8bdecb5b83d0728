import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PatchAdoption } from '../../model/evidence/patch-adoption.ts';
import type { Reading } from '../reader.ts';
import { sourceOf } from '../source.ts';
import { headOf } from '../head.ts';
import { patchAdoption } from './index.ts';
import { compareVersions } from '../../model/version-order.ts';
import { parseVersion } from './versions.ts';

const read = (text: string): Reading<'patch-adoption'> => {
  const reading = patchAdoption.read(sourceOf('installs.csv', new TextEncoder().encode(text)));
  assert.ok(!(reading instanceof Promise));
  return reading;
};
const factsOf = (text: string): PatchAdoption => {
  const { facts } = read(text);
  assert.ok(facts !== undefined);
  return facts;
};
const rulesOf = (text: string): readonly (readonly [string, number | undefined])[] => read(text).notes.map(({ rule, place }) => [rule, place.row]);

test('versions are ordered by their numbers, pre-releases before their release', () => {
  assert.deepEqual(['1.10.0', '2.0.0', '1.9', '2.0.0-rc.2', '2.0.0-rc.10', '1.9.1'].toSorted(compareVersions), ['1.9', '1.9.1', '1.10.0', '2.0.0-rc.2', '2.0.0-rc.10', '2.0.0']);
});

test('what does not look like a version is none', () => {
  assert.deepEqual(['v1.2', ' 2026.05 ', '1.0+build', 'robin@quillgate.example', 'latest', '1 2', '../1', 'release-1.0', 'rel_v2.1', 'Version 3', 'ver.4', 'beta-2'].map(parseVersion), ['1.2', '2026.05', '1.0+build', undefined, undefined, undefined, undefined, '1.0', '2.1', undefined, '4', 'beta-2']);
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

test('a table of which no row can be read says of each row why', () => {
  assert.deepEqual(rulesOf('date,version,released,installs\n2026-05-01,1.0,,"1,000"\n01/05/2026,1.0,,1000\n2026-05-01,1.0,,1 000\n2026-05-01,1.0,,1.000\n'), [['unreadable', 1], ['installs', 2], ['date', 3], ['installs', 4], ['installs', 5]]);
});

test('a first line that names the separator is passed over, and rows keep their lines', () => {
  const text = 'sep=;\r\ndate;version;released;installs\r\n2026-05-01;1.0;;30\r\n2026-05-01;2.0;;many\r\n';
  assert.ok(patchAdoption.accepts(headOf(sourceOf('installs.csv', new TextEncoder().encode(text)))));
  assert.deepEqual(rulesOf(text), [['installs', 4]]);
  assert.equal(factsOf(text).days.length, 1);
});

test('words of tags do not stand in the way of the order, and a version that gives none is told', () => {
  assert.deepEqual(factsOf('date,version,released,installs\n2026-05-01,v1.1,2026-04-01,30\n2026-05-01,release-1.0,2026-03-01,30\n').versions.map(({ version }) => version), ['1.0', '1.1']);
  assert.deepEqual(rulesOf('date,version,released,installs\n2026-05-01,1.1,,30\n2026-05-01,spring-2,,30\n'), [['version-order', 3]]);
});

test('installations before the day of release are told', () => {
  assert.deepEqual(rulesOf('date,version,released,installs\n2026-05-01,1.0,2026-01-01,30\n2026-05-01,1.1,2026-06-01,30\n2026-05-02,1.1,,0\n'), [['before-release', 3]]);
});
