import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guessedCandidates, isLikelyEvidence, lesserPolicies, sourceFiles } from './candidates.ts';

test('a policy is looked for wherever a forge looks for it, and however its prose is written', () => {
  for (const path of ['SECURITY.md', '.github/SECURITY.md', '.gitlab/security.md', 'docs/SECURITY.rst', 'SECURITY.adoc', 'SECURITY', 'SECURITY.txt', '.github/security-insights.yml', '.well-known/security.txt']) assert.ok(isLikelyEvidence(path), path);
  for (const path of ['.github/workflows/security.yml', '.github/ISSUE_TEMPLATE/security.md', 'tests/SECURITY.md', 'src/security.py', 'package.json']) assert.ok(!isLikelyEvidence(path), path);
});

test('what bears a telling name is looked at before what lies nearer', () => {
  const many = Array.from({ length: 500 }, (_, index) => `locale/${index}.json`);
  const paths = guessedCandidates([...many, 'docs/content/operations/threat-model.md', 'README.md']).map(({ path }) => path);
  assert.equal(paths.length, 400);
  assert.deepEqual(paths.slice(0, 2), ['docs/content/operations/threat-model.md', 'README.md']);
});

test('only workflows that something runs are read as such', () => {
  const files = ['.github/workflows/ci.yml', 'checks/testdata/.github/workflows/publish.yml', 'deps/parser/.github/workflows/ci.yml', 'ci/Jenkinsfile', 'tests/Jenkinsfile', 'src/main.c'];
  assert.deepEqual(sourceFiles(undefined, files), ['.github/workflows/ci.yml', 'ci/Jenkinsfile', 'src/main.c']);
});

test('a section of a page on something else gives way to a file that bears the name of a policy', () => {
  assert.deepEqual(lesserPolicies(['README.md', 'SECURITY.md', 'docs/BUG-BOUNTY.md', 'docs/VULN-DISCLOSURE-POLICY.md']), ['README.md', 'docs/BUG-BOUNTY.md']);
  assert.deepEqual(lesserPolicies(['README.md', 'docs/BUG-BOUNTY.md']), []);
});
