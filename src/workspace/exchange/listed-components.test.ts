import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SbomComponent } from '../../model/evidence/sbom.ts';
import { listedComponents } from './listed-components.ts';

function component(name: string | undefined, version: string | undefined, more: Partial<SbomComponent> = {}): SbomComponent {
  return { reference: `${name ?? ''}${version ?? ''}`, name, version: version === undefined ? { state: 'missing' } : { state: 'present', value: version }, producer: { state: 'missing' }, identifiers: [], hashes: [], licences: { state: 'missing' }, ...more };
}

const purl = (value: string): Partial<SbomComponent> => ({ identifiers: [{ type: 'purl', value }] });

test('a component goes by its package URL without version, else by its name, each version once', () => {
  assert.deepEqual(listedComponents({ components: [
    component('log', '2.0.0', purl('pkg:maven/org.acme/log@2.0.0?type=jar')), component('log', '2.0.0', purl('pkg:maven/org.acme/log@2.0.0#lib')), component('log', undefined, purl('pkg:maven/org.acme/log@2.1.0')),
    component('curl', '8.0'), component('curl', undefined),
  ] }), [{ component: 'curl', version: '' }, { component: 'curl', version: '8.0' }, { component: 'pkg:maven/org.acme/log', version: '2.0.0' }, { component: 'pkg:maven/org.acme/log', version: '2.1.0' }]);
});

test('what has no name is none, a single file neither, and nothing invisible is kept', () => {
  assert.deepEqual(listedComponents({ components: [component(undefined, '1'), component('a.js', '1', { type: 'file' }), component('zli\u202eb', '1')] }), [{ component: 'zli\\u{202e}b', version: '1' }]);
});
