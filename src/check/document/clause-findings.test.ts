import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fixtureEvidence, type CheckFixture } from '../../../tools/fixture-evidence.ts';
import type { Evidence } from '../../model/evidence.ts';
import { clauseFindings } from './clause-findings.ts';

const policiesOf = (...names: readonly string[]): readonly Evidence<'disclosure-policy'>[] =>
  names.flatMap((name, index) => {
    const fixture = JSON.parse(readFileSync(new URL(`../../../fixtures/check/policy-authorises-testing/${name}.json`, import.meta.url), 'utf8')) as CheckFixture;
    return fixtureEvidence(fixture).flatMap((item) => (item.kind === 'disclosure-policy' ? [{ ...(item as Evidence<'disclosure-policy'>), artifact: { ...item.artifact, path: `policy-${index}.md` } }] : []));
  });
const pathsAsked = (policies: readonly Evidence<'disclosure-policy'>[]): readonly string[] =>
  clauseFindings(policies, 'authorises-testing', 'authorises public testing', (facts) => facts.clauses['authorises-testing'], ['testing-forbidden', 'vetted-testers-only', 'nationality-limit']).map(({ subject }) => subject.split(' ', 1)[0] ?? '');

test('a clause that one of several texts holds need not stand in the others', () => {
  assert.deepEqual(pathsAsked(policiesOf('needs-review-nothing-recognised', 'needs-review-passage-found')), ['policy-1.md']);
  assert.deepEqual(pathsAsked(policiesOf('needs-review-nothing-recognised', 'needs-review-nothing-recognised')), ['policy-0.md', 'policy-1.md']);
});

test('what speaks against a clause is told wherever it stands', () => {
  assert.ok(pathsAsked(policiesOf('needs-review-passage-found', 'needs-review-passage-against-it')).includes('policy-1.md'));
});

test('a finding says whether the search found a passage, not only in words', () => {
  const artifact = { path: 'SECURITY.md', digest: `sha256:${'0'.repeat(64)}`, sizeBytes: 1, origin: 'handed-over' } as const;
  const facts = { language: 'english', obstacles: { 'legal-threat': [{ firstLine: 3, lastLine: 3 }] } } as unknown as Evidence<'disclosure-policy'>['facts'];
  const policy: Evidence<'disclosure-policy'> = { kind: 'disclosure-policy', format: 'test', artifact, complete: true, facts };
  const seen = (count: number): unknown => clauseFindings([policy], 'x', 'promises', () => [{ firstLine: 1, lastLine: 1 }].slice(0, count), ['legal-threat'])[0]?.sawNothing;
  assert.deepEqual([seen(0), seen(1)], [true, undefined]);
});
