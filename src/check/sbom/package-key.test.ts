import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SbomComponent } from '../../model/evidence/sbom.ts';
import { cycleOf, lifecycleIndex } from './lifecycle-index.ts';
import { cpeKey, packageKey } from './package-key.ts';

function component(purl: string, version?: string): SbomComponent {
  return { reference: purl, version: version === undefined ? { state: 'missing' } : { state: 'present', value: version }, producer: { state: 'missing' }, identifiers: [{ type: purl.startsWith('pkg:') ? 'purl' : 'cpe', value: purl }], hashes: [], licences: { state: 'missing' } };
}

test('a package is named by its URL without version, qualifiers and subpath', () => {
  assert.deepEqual(packageKey('pkg:npm/%40Acme/left-wing@1.0.0?arch=x#lib'), { name: 'pkg:npm/%40acme/left-wing', type: 'npm', version: '1.0.0' });
  assert.deepEqual(packageKey('pkg:npm/@acme/left-wing'), { name: 'pkg:npm/%40acme/left-wing', type: 'npm', version: undefined });
  assert.deepEqual(packageKey('PKG:Maven/Org.Acme/Wing@1%2B2', '9'), { name: 'pkg:maven/Org.Acme/Wing', type: 'maven', version: '1+2' });
  assert.deepEqual(packageKey('pkg:deb/debian/wing@1?arch=source&distro=debian-12').distribution, 'debian-12');
  assert.deepEqual(packageKey('pkg:golang/Example.org/Wing/v2', 'v2.1.0').version, 'v2.1.0');
  assert.deepEqual(cpeKey('cpe:2.3:a:Acme:left_wing:1.\\(2\\):*:*:*:*:*:*:*'), { name: 'acme:left_wing', version: '1.(2)' });
  assert.deepEqual(cpeKey('cpe:/a:acme:left_wing'), { name: 'acme:left_wing', version: undefined });
});

test('a component belongs to the longest cycle that its version begins with, part for part', () => {
  const index = lifecycleIndex([{ product: 'Wing', purls: ['pkg:npm/wing'], cpes: ['acme:wing'], cycles: [{ cycle: '2', endOfLife: true }, { cycle: '2.1', endOfLife: false }] }]);
  assert.deepEqual(['2.1.4', '2.10.0', '2', 'v2.1', '20.1', undefined].map((version) => cycleOf(component('pkg:npm/wing', version), index)?.cycle.cycle), ['2.1', '2', '2', '2.1', undefined, undefined]);
  assert.equal(cycleOf(component('cpe:2.3:a:acme:wing:2.1.0:*:*:*:*:*:*:*'), index)?.cycle.cycle, '2.1');
});
