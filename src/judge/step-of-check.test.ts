import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checks } from '../check/index.ts';
import type { Check } from '../model/check.ts';
import { documentForms } from '../model/evidence/document-forms.ts';
import type { CheckedFinding } from '../model/finding.ts';
import { ours, ownWords } from '../model/text.ts';
import { assayYaml } from '../read/assay-yaml/schema.ts';
import { stepsOf } from './step-of-check.ts';

const everyCheck: readonly Check[] = checks;

function checkOf(id: string): Check {
  const check = everyCheck.find((item) => item.id === id);
  assert.ok(check !== undefined);
  return check;
}

function findingOf(check: Check, outcome: CheckedFinding['outcome'], subject: string): CheckedFinding {
  return { check: check.id, outcome, subject, message: ours('x.'), pointers: [], fingerprint: `${check.id}/${subject}`, origin: 'declared', complete: true };
}

const keysOf = (check: Check, ...findings: readonly CheckedFinding[]): readonly string[] => stepsOf(check, findings).map(({ key }) => key);

describe('what would move a check', () => {
  it('asks for the one document that it looks for, whether no document was read, or only others', () => {
    const check = checkOf('threat-model-is-current');
    assert.deepEqual(keysOf(check, findingOf(check, 'unknown', 'evidence')), ['document threat-model']);
    assert.deepEqual(keysOf(check, findingOf(check, 'unknown', 'threat-model')), ['document threat-model']);
    assert.deepEqual(keysOf(check, findingOf(check, 'fail', 'threat-model')), ['document threat-model']);
  });

  it('asks to mend a document that is there, and to read one that only a person can judge', () => {
    const [threats, board] = [checkOf('threat-model-is-current'), checkOf('board-report-is-recent')];
    assert.deepEqual(keysOf(threats, findingOf(threats, 'fail', 'threat-model docs/threat-model.md')), ['check threat-model-is-current']);
    assert.deepEqual(keysOf(board, findingOf(board, 'needs-review', 'board-report docs/board.md 0123')), ['review document']);
  });

  it('asks for nothing where the check passes', () => {
    const check = checkOf('threat-model-is-current');
    assert.deepEqual(keysOf(check, findingOf(check, 'pass', 'threat-model docs/threat-model.md')), []);
  });

  it('names under evidence of assay.yaml only what assay.yaml accepts there', () => {
    const named = new Set(everyCheck.flatMap((check) => stepsOf(check, [findingOf(check, 'unknown', 'evidence')])).flatMap(({ how }) => /^assay\.yaml, evidence \((.+)\)$/.exec(ownWords(how))?.[1] ?? []));
    assert.ok(named.size > 15, `${named.size} kinds`);
    for (const kind of named) assert.ok(assayYaml.safeParse({ assay: '1', product: { name: 'x' }, evidence: [{ path: 'a', kind }] }).success, kind);
  });

  it('looks for documents of the types that the check itself asks about', () => {
    for (const check of everyCheck.filter(({ needs, documents = [] }) => needs.includes('document') && documents.length > 0)) {
      const { findings } = check.run({ document: [], 'product-statement': [] } as never, { assessedAt: '2026-01-01T00:00:00Z' });
      assert.ok(findings.every(({ subject }) => (check.documents as readonly string[]).includes(subject) && subject in documentForms), check.id);
    }
  });

  it('is enough alone only where neither a person nor other evidence is needed besides', () => {
    const enough = (id: string, outcome: CheckedFinding['outcome'] = 'unknown', subject = 'evidence'): readonly boolean[] => stepsOf(checkOf(id), [findingOf(checkOf(id), outcome, subject)]).map(({ isEnough }) => isEnough);
    assert.deepEqual([enough('cve-record-has-cwe'), enough('threat-model-is-current')], [[true], [true]]);
    assert.deepEqual(enough('pledge-page-is-published'), [false, false], 'a person must read the page');
    assert.deepEqual(enough('advisory-and-record-agree-on-weakness'), [false, false], 'it takes both');
    assert.deepEqual(enough('policy-authorises-testing', 'needs-review', 'x'), [true], 'the person’s answer is the step');
  });
});
