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
