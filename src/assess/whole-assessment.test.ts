import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Assessment } from '../model/assessment.ts';
import { ours, quote, say } from '../model/text.ts';
import { csvReport } from '../report/csv.ts';
import { htmlReport } from '../report/html/index.ts';
import { junitReport } from '../report/junit.ts';
import { markdownReport } from '../report/markdown.ts';
import { oscalReport } from '../report/oscal.ts';
import { savedAssessmentIn } from './saved-assessment.ts';
import { wholeAssessmentIn, wholeAssessmentJson } from './whole-assessment.ts';

const digest = `sha256:${'a'.repeat(64)}` as const;
const hostile = '</script>##vso[task] [x](https://evil.example) \u202e=cmd()';
const assessment: Assessment = {
  schema: 'assay-assessment-1', engineVersion: '1', catalogVersion: '2026.11', assessedAt: '2026-06-01T00:00:00Z', product: { name: hostile, guessed: [], deployment: 'on-premises' }, subject: { filesListed: 1 }, pledge: { signedAt: '2026-01-01', daysLeft: 214 },
  evidence: [{ artifact: { path: 'a.json', digest, sizeBytes: 1, origin: 'handed-over' }, kind: 'sbom', format: 'x', state: 'unreadable', notes: [{ level: 'unreadable', rule: 'r', message: say`It holds ${quote(hostile)}.`, pointer: { artifact: digest, path: 'a.json', line: 3, column: 7 } }], notesOmitted: 0 }],
  measures: [{ id: 'records-with-cwe', population: 'product', dimensions: { year: '2026' }, points: [{ at: '2026-05-31', numerator: 3, denominator: 4 }], sources: [digest] }],
  findings: [{ check: 'cve-record-has-cwe', outcome: 'fail', subject: 's', message: say`The record ${quote(hostile)} names no CWE.`, pointers: [{ artifact: digest, path: 'a.json', member: 'm', jsonPointer: '/a' }], fingerprint: 'cve-record-has-cwe/s', origin: 'handed-over', complete: true }],
  verdicts: [{ requirement: 'pledge/cves', verdict: 'not-met', reason: say`The record ${quote(hostile)} names no CWE.`, parts: [{ name: 'p', verdict: 'not-met', reason: ours('Three of four.'), findings: ['cve-record-has-cwe/s'] }], measure: { id: 'records-with-cwe', population: 'product', dimensions: {}, points: [{ at: '2026-05-31', numerator: 3, denominator: 4 }], sources: [digest] } }],
  next: [{ action: ours('hand over a set of CVE records'), requirements: ['pledge/cves'], moves: 1, how: say`assay.yaml, ${quote('evidence')}` }],
};

describe('an assessment as a workspace keeps it', () => {
  const kept = Buffer.from(wholeAssessmentJson(assessment, [{ evidence: 'e', path: 'a.json', digest: 'a'.repeat(64) }]).value);

  test('comes back as it was, so that each form of it is the same as from the engine, quotations set off', () => {
    const back = wholeAssessmentIn(kept);
    assert.deepEqual(back, assessment);
    for (const form of [csvReport, htmlReport, junitReport, markdownReport, oscalReport]) assert.equal(form(back).value, form(assessment).value);
  });

  test('is read by whoever reads what the command line wrote, with the files that it was made from', () => {
    const saved = savedAssessmentIn(kept);
    assert.deepEqual(saved.files, [{ evidence: 'e', path: 'a.json', digest: 'a'.repeat(64) }]);
    assert.equal(saved.pledge?.signedAt, '2026-01-01');
  });

  test('of another form is refused with the place', () => {
    assert.throws(() => wholeAssessmentIn(Buffer.from('{"schema":"assay-assessment-1"}')), /is not an assessment that a workspace kept/u);
  });
});
