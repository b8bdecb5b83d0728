import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reading } from '../reader.ts';
import { sourceOf } from '../source.ts';
import { npmAttestations } from './index.ts';

const statement = (name: string, predicateType = 'https://slsa.dev/provenance/v0.2', predicate: unknown = {}): string => btoa(JSON.stringify({ _type: 'https://in-toto.io/Statement/v0.1', subject: [{ name }], predicateType, predicate }));
const read = (...payloads: readonly string[]): Reading<'package-provenance'> => {
  const answer = { attestations: payloads.map((payload) => ({ predicateType: 'https://not.signed.example/', bundle: { dsseEnvelope: { payload } } })) };
  const reading = npmAttestations.read(sourceOf('attestations.json', new TextEncoder().encode(JSON.stringify(answer))));
  assert.ok(!(reading instanceof Promise));
  return reading;
};

test('kind, repository and builder come from the signed statement, not from the field beside it', () => {
  const predicate = { builder: { id: 'https://builder.example/hosted?x=1' }, invocation: { configSource: { uri: 'git+https://code.example/acme/tool@refs/tags/v1' } } };
  assert.deepEqual(read(statement('pkg:npm/tool@1.0.0', undefined, predicate)).facts, {
    ecosystem: 'npm', purl: 'pkg:npm/tool@1.0.0',
    attestations: [{ predicateType: 'https://slsa.dev/provenance/v0.2', subjectMatches: true, sourceRepository: 'https://code.example/acme/tool', builder: 'https://builder.example/hosted' }],
  });
});

test('a statement about another package does not match', () => {
  const { facts } = read(statement('pkg:npm/tool@1.0.0'), statement('pkg:npm/other@1.0.0'));
  assert.deepEqual(facts?.attestations.map(({ subjectMatches }) => subjectMatches), [true, false]);
});

test('a payload that cannot be read is left out, and the evidence is incomplete', () => {
  for (const broken of ['***', btoa('{"a":1,"a":2}'), btoa('{"_type":"x"}'), 'A'.repeat(500_001), 'A']) {
    const { facts, complete, notes } = read(statement('pkg:npm/tool@1.0.0'), broken);
    assert.equal(facts?.attestations.length, 1);
    assert.equal(complete, false);
    assert.equal(notes[0]?.rule, 'attestation');
  }
});
