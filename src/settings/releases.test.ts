import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { releaseOf, releases, supportDaysLeast, withSupport } from './releases.ts';

const textOf = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('the releases are those of the changelog, and this program is one of them', () => {
  const told = [...textOf('CHANGELOG.md').matchAll(/^## (\d+\.\d+\.\d+) - (\d{4}-\d\d-\d\d)$/gmu)].map(([, version, at]) => [version, at]).toReversed();
  assert.deepEqual(releases.map(({ version, releasedAt }) => [version, releasedAt]), told);
  const { version } = JSON.parse(textOf('package.json')) as { readonly version: string };
  assert.ok(releaseOf(version) !== undefined);
});

test('the days are those of the support policy, and its table has each release', () => {
  const policy = textOf('docs/security/support.md');
  assert.match(policy, new RegExp(`at least ${supportDaysLeast} days`, 'u'));
  assert.deepEqual([...policy.matchAll(/^\| (\d\S*) \| (\S+) \| (\S+) \|$/gmu)].map((line) => line.slice(1)), releases.map(({ version, releasedAt, supportedUntil }) => [version, releasedAt, supportedUntil]));
});

test('a release is supported for its days, and longer while no other is out', () => {
  const [first, second] = withSupport([{ version: '1.0.0', releasedAt: '2027-01-01', fixesSecurity: false }, { version: '1.1.0', releasedAt: '2027-09-01', fixesSecurity: true }]);
  assert.deepEqual([first?.supportedUntil, second?.supportedUntil], ['2027-09-01', '2027-11-30']);
  const [early] = withSupport([{ version: '1.0.0', releasedAt: '2027-01-01', fixesSecurity: false }, { version: '1.0.1', releasedAt: '2027-01-03', fixesSecurity: true }]);
  assert.equal(early?.supportedUntil, '2027-04-01');
});
