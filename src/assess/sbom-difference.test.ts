import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sbom, SbomComponent } from '../model/evidence/sbom.ts';
import { sbomDifference } from './sbom-difference.ts';

function component(name: string, version: string, purl?: string, licence?: string): SbomComponent {
  return { reference: `${name} ${version} ${Math.random()}`, name, version: { state: 'present', value: version }, producer: { state: 'missing' }, identifiers: purl === undefined ? [] : [{ type: 'purl', value: purl }], hashes: [], licences: licence === undefined ? { state: 'missing' } : { state: 'present', value: licence } };
}

function bill(...components: readonly SbomComponent[]): Sbom {
  return { specification: 'SPDX', specificationVersion: 'SPDX-2.3', encoding: 'json', authors: [], tools: [], isSigned: false, generationContexts: [], components, dependencies: [], completeness: 'not-stated', holdsVulnerabilities: false };
}

test('components are told apart by package, whatever they are called and referred to', () => {
  const before = bill(component('left-wing', '1.0', 'pkg:npm/left-wing@1.0', 'MIT'), component('old', '1', 'pkg:npm/old@1'), component('kept', '2', 'pkg:npm/%40acme/kept@2', 'MIT'));
  const after = bill(component('Left Wing', '1.1', 'pkg:npm/left-wing@1.1', 'MIT'), component('new', '3', 'pkg:npm/new@3'), component('@acme/kept', '2', 'pkg:npm/@acme/kept@2', 'GPL-3.0-only'));
  assert.deepEqual(sbomDifference(before, after), {
    added: [{ name: 'new', version: '3' }],
    removed: [{ name: 'old', version: '1' }],
    versions: [{ name: 'Left Wing', before: '1.0', after: '1.1' }],
    licences: [{ name: '@acme/kept', version: '2', before: 'MIT', after: 'GPL-3.0-only' }],
    same: 1,
  });
});

test('several versions of one package are told one by one', () => {
  const before = bill(component('a', '1', 'pkg:npm/a@1'), component('a', '2', 'pkg:npm/a@2'));
  const after = bill(component('a', '2', 'pkg:npm/a@2'), component('a', '3', 'pkg:npm/a@3'), component('a', '4', 'pkg:npm/a@4'));
  const { added, removed, versions, same } = sbomDifference(before, after);
  assert.deepEqual([added.map(({ version }) => version), removed.map(({ version }) => version), versions, same], [['3', '4'], ['1'], [], 1]);
});
