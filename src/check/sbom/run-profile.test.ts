import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Evidence } from '../../model/evidence.ts';
import type { Sbom, SbomComponent } from '../../model/evidence/sbom.ts';
import { rawText } from '../../model/text.ts';
import { sbomDependenciesAreConnected } from '../sbom-dependencies-are-connected.ts';
import { bsiTr031832 } from './bsi-tr-03183-2.ts';
import { cisa2026 } from './cisa-2026.ts';
import { ntia2021 } from './ntia-2021.ts';
import { reachableReferences } from './reach.ts';
import { runProfile } from './run-profile.ts';

const context = { assessedAt: '2026-11-22T00:00:00Z' };

function component(reference: string, more: Partial<SbomComponent> = {}): SbomComponent {
  return { reference, name: reference, version: { state: 'present', value: '1' }, producer: { state: 'missing' }, identifiers: [], hashes: [], licences: { state: 'missing' }, ...more };
}

function sbom(more: Partial<Sbom> = {}): Evidence<'sbom'> {
  const facts: Sbom = {
    specification: 'SPDX', specificationVersion: 'SPDX-2.3', encoding: 'json', authors: [], tools: [], isSigned: false, generationContexts: [],
    components: [], dependencies: [], completeness: 'not-stated', holdsVulnerabilities: false, ...more,
  };
  return { kind: 'sbom', format: 'spdx-json-2.3', complete: true, facts, artifact: { path: 'sbom.json', digest: `sha256:${'0'.repeat(64)}`, sizeBytes: 1, origin: 'handed-over' } };
}

describe('profiles of data fields', () => {
  it('have the fields that their documents count', () => {
    assert.equal(cisa2026.fields.length, 17);
    assert.equal(ntia2021.fields.length, 7);
    for (const { fields } of [cisa2026, ntia2021, bsiTr031832]) assert.equal(new Set(fields.map(({ id }) => id)).size, fields.length);
  });

  it('say how many components of how many lack a field, with the first five by name', () => {
    const components = Array.from({ length: 30 }, (_, index) => component(`part-${index}`, index < 5 ? { licences: { state: 'declared-unknown' } } : {}));
    const { findings } = runProfile(cisa2026, [sbom({ components })], context);
    const licence = findings.find(({ subject }) => subject.endsWith('component-licence'));
    const words = rawText(licence?.message ?? { parts: [] });
    assert.equal(licence?.outcome, 'fail');
    assert.equal(licence.count, 25);
    assert.match(words, /^25 of 30 components do not state a licence: part-5, .*part-9 and 20 more\. 5 of 30 say that it is not known: part-0, .*part-4\.$/);
  });

  it('point to the first components that lack a field, where they stand in the document', () => {
    const without = [3, 5, 8, 13].map((place) => component(`part-${place}`, { place }));
    const places = (more: Partial<Sbom>): unknown => runProfile(cisa2026, [sbom({ components: [component('whole', { place: 1, licences: { state: 'present', value: 'MIT' } }), ...without], ...more })], context).findings.find(({ subject }) => subject.endsWith('component-licence'))?.pointers.map(({ line, jsonPointer }) => line ?? jsonPointer);
    assert.deepEqual(places({ listedIn: '/packages' }), ['/packages/3', '/packages/5', '/packages/8']);
    assert.deepEqual(places({ encoding: 'tag-value' }), [3, 5, 8]);
  });

  it('declared unknown is never a pass', () => {
    const components = [component('a', { licences: { state: 'present', value: 'MIT' } }), component('b', { licences: { state: 'declared-unknown' } })];
    const { findings, measures } = runProfile(cisa2026, [sbom({ components })], context);
    assert.equal(findings.find(({ subject }) => subject.endsWith('component-licence'))?.outcome, 'unknown');
    const share = measures?.find(({ dimensions }) => dimensions['field'] === 'component-licence');
    assert.deepEqual(share?.points, [{ at: context.assessedAt, numerator: 1, denominator: 2 }]);
  });

  it('without components there is no share', () => {
    const { findings, measures } = runProfile(ntia2021, [sbom()], context);
    assert.equal(findings.find(({ subject }) => subject.endsWith('component-name'))?.outcome, 'unknown');
    assert.equal(measures?.some(({ dimensions }) => dimensions['field'] === 'component-name'), false);
  });

  it('a signature that may lie beside an SPDX document is unknown, not failed', () => {
    const outcome = (evidence: Evidence<'sbom'>): string | undefined => runProfile(cisa2026, [evidence], context).findings.find(({ subject }) => subject.endsWith('author-signature'))?.outcome;
    assert.equal(outcome(sbom()), 'unknown');
    assert.equal(outcome(sbom({ specification: 'CycloneDX', specificationVersion: '1.6' })), 'fail');
  });

  it('the guideline takes CycloneDX from 1.6 and SPDX from 3.0.1', () => {
    const outcome = (more: Partial<Sbom>): string | undefined => runProfile(bsiTr031832, [sbom(more)], context).findings.find(({ subject }) => subject.endsWith(' format'))?.outcome;
    assert.equal(outcome({ specification: 'CycloneDX', specificationVersion: '1.5' }), 'fail');
    assert.equal(outcome({ specification: 'CycloneDX', specificationVersion: '1.10' }), 'pass');
    assert.equal(outcome({ specificationVersion: 'SPDX-2.3' }), 'fail');
    assert.equal(outcome({ specificationVersion: '3.0.1', encoding: 'json-ld' }), 'pass');
  });
});

describe('reach', () => {
  it('a chain of 200,000 components is walked without recursion', () => {
    const count = 200_000;
    const components = Array.from({ length: count }, (_, index) => component(`c${index}`));
    const dependencies = components.map(({ reference }, index) => ({ from: reference, to: index + 1 < count ? [`c${index + 1}`] : [] }));
    const evidence = sbom({ subject: component('c0'), components: components.slice(1), dependencies });
    assert.equal(reachableReferences(evidence.facts)?.size, count);
  });

  it('says how many are connected and how many are not', () => {
    const evidence = sbom({ subject: component('app'), components: [component('a'), component('b')], dependencies: [{ from: 'app', to: ['a'] }] });
    const { findings } = sbomDependenciesAreConnected.run({ sbom: [evidence] }, context);
    assert.deepEqual(findings.map(({ outcome, message }) => [outcome, rawText(message)]), [
      ['pass', '1 of 2 components are reached from what the SBOM is about.'],
      ['fail', '1 of 2 components are not reached from what the SBOM is about: b.'],
    ]);
  });
});
