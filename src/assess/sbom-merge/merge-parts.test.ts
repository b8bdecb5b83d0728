import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Sbom } from '../../model/evidence/sbom.ts';
import { cyclonedx } from '../../read/cyclonedx/index.ts';
import type { JsonObject } from '../../read/gateway/json-value.ts';
import { sourceOf } from '../../read/source.ts';
import { spdxYaml } from '../../read/spdx-yaml/index.ts';
import { mergeParts } from './merge-parts.ts';
import { partsOfDocument, partsOfFacts } from './parts.ts';

const fixture = (path: string): Uint8Array => readFileSync(new URL(`../../../fixtures/read/${path}`, import.meta.url));
const subject = { name: 'harbour', version: '5.0', at: '2026-11-22T00:00:00Z', toolVersion: '0.0.0' };
const twin = JSON.parse(new TextDecoder().decode(fixture('cyclonedx/valid-twin.json'))) as JsonObject;

async function readBack(document: JsonObject): Promise<Sbom> {
  const reading = await cyclonedx.read(sourceOf('merged.json', new TextEncoder().encode(JSON.stringify(document))));
  assert.ok(reading.facts !== undefined);
  assert.deepEqual(reading.notes, []);
  return reading.facts;
}

test('two bills become one that keeps the rules of CycloneDX 1.6, and what both list is there once', async () => {
  const { facts } = await spdxYaml.read(sourceOf('twin.yaml', fixture('spdx-yaml/valid-twin.yaml')));
  assert.ok(facts !== undefined);
  const other: JsonObject = { ...twin, metadata: { component: { type: 'application', 'bom-ref': 'app', name: 'blue-lantern', version: '1' } } };
  const merged = await readBack(mergeParts([partsOfFacts(facts), partsOfDocument(other)], subject));
  assert.deepEqual([merged.subject?.name, merged.subject?.version.value], ['harbour', '5.0']);
  assert.deepEqual(merged.components.map(({ name, version }) => `${name} ${version.value}`), ['red-lantern 5.0.0', 'left-wing 1.0.0', 'right-wing 2.10', 'tail 0.9.1', 'blue-lantern 1']);
  assert.deepEqual(merged.components[1]?.hashes, [{ algorithm: 'SHA-256' }], 'the bill that holds the hash counts');
  assert.deepEqual(merged.dependencies.find(({ from }) => from === 'merged')?.to, ['1:SPDXRef-app', '2:app']);
  assert.deepEqual(merged.dependencies.find(({ from }) => from === '2:app')?.to, ['1:SPDXRef-left-wing', '1:SPDXRef-right-wing']);
});

test('references of two bills never meet, and a component without one gets it', async () => {
  const bare: JsonObject = { bomFormat: 'CycloneDX', components: [{ type: 'library', name: 'a', version: '1' }, { type: 'library', 'bom-ref': 'x', name: 'b', version: '1' }], dependencies: [{ ref: 'x', dependsOn: [] }] };
  const merged = await readBack(mergeParts([partsOfDocument(bare), partsOfDocument(bare)], { name: 'twice', at: '2026-11-22T00:00:00Z', toolVersion: '0.0.0' }));
  assert.deepEqual(merged.components.map(({ reference }) => reference), ['1:component-1', '1:x', '2:component-1', '2:x']);
  assert.deepEqual(merged.dependencies.find(({ from }) => from === 'merged')?.to, ['1:component-1', '1:x', '2:component-1', '2:x']);
});

test('a signature, and what came with 1.7, stays behind', () => {
  const newer: JsonObject = { bomFormat: 'CycloneDX', components: [{ type: 'library', 'bom-ref': 'x', name: 'b', versionRange: 'vers:npm/>=1', isExternal: true, signature: { algorithm: 'ES256', value: 'x' } }] };
  assert.deepEqual(partsOfDocument(newer).components, [{ type: 'library', 'bom-ref': 'x', name: 'b' }]);
});
