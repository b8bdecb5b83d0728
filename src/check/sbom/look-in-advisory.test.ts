import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AffectedPackage } from '../../model/evidence/component-advisories.ts';
import type { VersionOrder } from '../../model/version-orders/index.ts';
import { lookInAdvisory } from './look-in-advisory.ts';
import { packageKey } from './package-key.ts';

const look = (purl: string, part: Omit<AffectedPackage, 'purl'>): string => {
  const found = lookInAdvisory({ purl, ...part }, packageKey(purl));
  return found.is === 'open' ? found.reason : found.is === 'affected' ? `affected, fixed in ${found.fixed ?? 'none'}` : found.byList ? 'not listed' : 'clear';
};
const between = (order: VersionOrder): Omit<AffectedPackage, 'purl'> => ({ versions: ['5.0-1'], ranges: [{ order, introduced: '0', fixed: '1.10.0' }, { order, introduced: '2.0.0', lastAffected: '2.0.3' }, { order, introduced: '3.0.0', limit: '4.0.0' }] });

test('a version lies in a range by the order of its ecosystem', () => {
  const of = (order: VersionOrder, versions: readonly string[]): readonly string[] => versions.map((version) => look(`pkg:npm/wing@${version}`, between(order)));
  assert.deepEqual(of('semver', ['1.9.9', '1.10.0', '1.10.0-rc.1', '2.0.3', '2.0.4', '3.9.0', '4.0.0', '5.0-1', 'next']), ['affected, fixed in 1.10.0', 'clear', 'affected, fixed in 1.10.0', 'affected, fixed in none', 'clear', 'affected, fixed in none', 'clear', 'affected, fixed in none', 'version']);
  assert.deepEqual(of('pypi', ['1.10.0rc1', '1.10.0.post1', '2.0.3.post1']), ['affected, fixed in 1.10.0', 'clear', 'clear']);
  assert.deepEqual(of('maven', ['1.10.0-SNAPSHOT', '1.10.0-sp']), ['affected, fixed in 1.10.0', 'clear']);
});

test('what is not compared stays open unless a list or another range settles it', () => {
  const commits = { ranges: [], uncompared: ['commits'] } as const;
  assert.equal(look('pkg:github/acme/wing@v1', { versions: [], ...commits }), 'commits');
  assert.equal(look('pkg:github/acme/wing@v1', { versions: ['v1'], ...commits }), 'affected, fixed in none');
  assert.equal(look('pkg:github/acme/wing@v2', { versions: ['v1'], ...commits }), 'not listed');
  assert.equal(look('pkg:npm/wing@9.0.0', { ...between('semver'), uncompared: ['commits'] }), 'clear');
  assert.equal(look('pkg:apk/alpine/wing@1', { versions: [], ranges: [], uncompared: ['order'] }), 'order');
});

test('a range in one release of a distribution concerns the components of that release', () => {
  const inTwelve = { release: '12', versions: [], ranges: [{ order: 'debian', introduced: '0', fixed: '2.0-1' }] } as const;
  const of = (qualifiers: string): string => look(`pkg:deb/debian/wing@1.9-1${qualifiers}`, inTwelve);
  assert.deepEqual(['?distro=debian-12', '?distro=debian-12.5', '?arch=all&distro=bookworm', '?distro=debian-11', '?distro=trixie', '?distro=sid', ''].map(of), ['affected, fixed in 2.0-1', 'affected, fixed in 2.0-1', 'affected, fixed in 2.0-1', 'clear', 'clear', 'release', 'release']);
});
