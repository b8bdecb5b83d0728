import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { causesBetween, fileChanges } from './causes.ts';
import type { SavedAssessment } from './saved-assessment.ts';

type Finding = SavedAssessment['findings'][number];

const finding = (outcome: Finding['outcome'], path?: string, member?: string): Finding => ({ fingerprint: 'check/subject', check: 'check', outcome, message: outcome, pointers: path === undefined ? [] : [{ path, ...(member === undefined ? {} : { member }) }] });

function assessment(files: Readonly<Record<string, string>>, findings: readonly Finding[], changed: Partial<SavedAssessment> = {}): SavedAssessment {
  return {
    schema: 'assay-assessment-1', engineVersion: '1', catalogVersion: '1', assessedAt: '2026-01-01T00:00:00Z', product: { name: 'x' }, measures: [],
    files: Object.entries(files).map(([path, digest]) => ({ evidence: path, path, digest })), findings: [...findings],
    verdicts: [{ requirement: 'r', verdict: 'met', reason: '', parts: [{ name: 'p', verdict: 'met', reason: '', findings: findings.map(({ fingerprint }) => fingerprint) }] }], ...changed,
  };
}

const causes = (before: SavedAssessment, after: SavedAssessment) => causesBetween(before, after, fileChanges(before, after))('r');

describe('what brought a verdict about', () => {
  test('a file that its findings point into, by what happened to it', () => {
    assert.deepEqual(causes(assessment({}, [finding('unknown')]), assessment({ 'a.json': '1' }, [finding('pass', 'a.json')])), [{ what: 'file', path: 'a.json', change: 'added' }]);
    assert.deepEqual(causes(assessment({ 'a.json': '1', 'b.json': '1' }, [finding('fail', 'a.json')]), assessment({ 'a.json': '2', 'b.json': '2' }, [finding('pass', 'a.json')])), [{ what: 'file', path: 'a.json', change: 'changed' }]);
    assert.deepEqual(causes(assessment({ 'a.json': '1' }, [finding('fail', 'a.json')]), assessment({}, [finding('unknown')])), [{ what: 'file', path: 'a.json', change: 'removed' }]);
  });

  test('the archive in which the file lies', () => {
    assert.deepEqual(causes(assessment({ 'x/source.zip': '1' }, [finding('fail', '.', 'x/source.zip/app/a.py')]), assessment({ 'x/source.zip': '2' }, [])), [{ what: 'file', path: 'x/source.zip', change: 'changed' }]);
  });

  test('other rules, another statement, or only time, where no file that counts has changed', () => {
    const one = assessment({ 'a.json': '1' }, [finding('pass', 'a.json')]);
    const other = assessment({ 'a.json': '1' }, [finding('fail', 'a.json')]);
    assert.deepEqual(causes(one, { ...other, catalogVersion: '2' }), [{ what: 'rules' }]);
    assert.deepEqual(causes(one, other), [{ what: 'time' }]);
    const stated = (digest: string) => [{ artifact: { path: 'assay.yaml', digest } }];
    assert.deepEqual(causes({ ...one, evidence: stated('1') }, { ...other, evidence: stated('2') }), [{ what: 'statement' }]);
  });
});
