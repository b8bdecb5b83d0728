import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Reading } from '../reader.ts';
import { sourceOf } from '../source.ts';
import { bundlesOf, inToto } from './index.ts';

const readText = (text: string): Reading<'attestation'> => {
  const reading = inToto.read(sourceOf('attestation.json', new TextEncoder().encode(text)));
  assert.ok(!(reading instanceof Promise));
  return reading;
};
const fixture = (name: string): string => readFileSync(new URL(`../../../fixtures/read/in-toto/${name}`, import.meta.url), 'utf8');

test('SLSA provenance 1 and 0.2 give builder, source, commit and the number of materials', () => {
  const first = readText(fixture('valid-slsa-1.json')).facts?.statements[0];
  assert.deepEqual(first?.provenance, { version: '1', builder: 'https://builds.example/hosted', buildType: 'https://builds.example/workflow/v1', sourceRepository: 'https://code.example/acme/quillgate', sourceCommit: '1'.repeat(40), materials: 2 });
  assert.deepEqual(first?.signature, { state: 'none' });
  const second = readText(fixture('valid-slsa-0.2-envelope.json')).facts?.statements[0];
  assert.deepEqual(second?.provenance, { version: '0.2', builder: 'https://builds.example/hosted', buildType: 'https://builds.example/npm/v1', sourceRepository: 'https://code.example/acme/tool', sourceCommit: '2'.repeat(40), materials: 1 });
  assert.equal(second?.subjects[0]?.purl, 'pkg:npm/%40acme/tool@1.2.3');
  assert.deepEqual(second?.signature, { state: 'not-verified', why: 'key' });
});

test('lines of several kinds give what each found, with its line', () => {
  const { facts } = readText(fixture('valid-several-kinds.jsonl'));
  assert.deepEqual(facts?.statements.map(({ predicate, result, row }) => [predicate, result?.outcome, row]), [['verification-summary', 'passed', 1], ['simple-verification-result', 'passed', 2], ['test-result', 'warned', 3], ['slsa-provenance', undefined, 4]]);
  assert.deepEqual(facts?.statements[0]?.result, { verifier: 'https://verify.acme.example/gate', at: '2026-11-02T10:00:00Z', outcome: 'passed', levels: ['SLSA_BUILD_LEVEL_3'] });
});

test('bundles stand in the order of the statements, without those that were left out', () => {
  const lines = `${fixture('valid-slsa-1.json').replaceAll(/\s+/g, ' ')}\n{"payloadType":"x"}\n${JSON.stringify(JSON.parse(fixture('valid-bundle-with-a-key.json')))}\n`;
  const { facts, complete } = readText(lines);
  assert.deepEqual(facts?.statements.map(({ envelope, row }) => [envelope, row]), [['none', 1], ['sigstore-bundle', 3]]);
  assert.equal(complete, false);
  assert.deepEqual(bundlesOf(sourceOf('x', new TextEncoder().encode(lines))).map((bundle) => bundle === undefined), [true, false]);
});

test('an envelope is refused that nothing signs, or whose payload is another type, no base64, or no statement', () => {
  const envelope = (changes: object, statement: unknown = JSON.parse(fixture('valid-slsa-1.json'))): string => JSON.stringify({ payloadType: 'application/vnd.in-toto+json', payload: btoa(JSON.stringify(statement)), signatures: [{ sig: 'c2ln' }], ...changes });
  assert.ok(readText(envelope({})).facts);
  for (const changes of [{ signatures: [] }, { signatures: null }, { signatures: [{ sig: '' }] }, { signatures: [{ sig: 7 }] }, { payloadType: 'application/json' }, { payload: 'e30 =' }, { payload: '' }]) assert.equal(readText(envelope(changes)).facts, undefined, JSON.stringify(changes));
  for (const statement of [[], { _type: 'https://in-toto.io/Statement/v2' }, { _type: 'https://in-toto.io/Statement/v1', subject: [] }]) assert.equal(readText(envelope({}, statement)).facts, undefined, JSON.stringify(statement));
});
