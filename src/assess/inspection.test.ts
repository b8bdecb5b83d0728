import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspectionIn } from './inspection.ts';

const pointer = { artifact: 'sha256:a', path: 'bom.json', line: 3 };
const sound = {
  entries: [{ artifact: { path: 'bom.json', digest: 'sha256:a', sizeBytes: 9, origin: 'handed-over' }, kind: 'sbom', format: 'cyclonedx-json-1.6', state: 'read', notes: [{ level: 'finding', rule: 'schema', message: { parts: ['A sentence about ', { quote: 'x' }, '.'] }, pointer }], notesOmitted: 0 }],
  says: [{ path: 'bom.json', kind: 'sbom', says: [{ parts: ['A bill.'] }] }],
  findings: [{ check: 'sbom-lists-components', outcome: 'pass', subject: 'bom.json document', message: { parts: ['Fine.'] }, count: 1, pointers: [pointer], fingerprint: 'x/y', origin: 'handed-over', complete: true }],
  measures: [{ id: 'sbom-fields', population: 'product', dimensions: { profile: 'ntia-2021' }, points: [{ at: '2026-05-31', numerator: 1, denominator: 2 }], sources: ['sha256:a'] }],
};

test('an answer of the reading process that has the shape of an inspection is taken as it came', () => {
  assert.equal(inspectionIn(sound), sound);
});

test('an answer with one part of another type is no inspection', () => {
  const [entry] = sound.entries;
  const [finding] = sound.findings;
  const [measure] = sound.measures;
  for (const broken of [
    null,
    [],
    { ...sound, entries: undefined },
    { ...sound, entries: [{ ...entry, state: 'fine' }] },
    { ...sound, entries: [{ ...entry, artifact: { ...entry?.artifact, path: 7 } }] },
    { ...sound, says: [{ path: 'a', kind: 'sbom', says: ['a plain string'] }] },
    { ...sound, findings: [{ ...finding, message: { parts: [{ quote: 1 }] } }] },
    { ...sound, findings: [{ ...finding, pointers: [{ ...pointer, line: '3' }] }] },
    { ...sound, measures: [{ ...measure, dimensions: { profile: {} } }] },
    { ...sound, measures: [{ ...measure, points: [{ at: '2026-05-31', numerator: '1' }] }] },
  ]) assert.equal(inspectionIn(broken), undefined, JSON.stringify(broken));
});
