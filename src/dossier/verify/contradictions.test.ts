import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import type { Assessment } from '../../model/assessment.ts';
import { ours, rawText } from '../../model/text.ts';
import type { VerdictName } from '../../model/verdict.ts';
import type { RecheckedRequirement } from '../recheck.ts';
import { contradictions } from './contradictions.ts';

const requirement = 'pledge/cves';
const own = `sha256:${'1'.repeat(64)}`;

/** One requirement with findings of one check, as published and as it comes out with evidence of the customer's own. */
function judged(published: VerdictName, outcomes: readonly string[], withOwn: VerdictName, failing: { readonly artifact?: string; readonly fingerprint?: string } = {}): RecheckedRequirement {
  const told = outcomes.map((outcome, index) => ({ check: 'cve-record-has-cwe', fingerprint: `cve-record-has-cwe/${index}`, outcome }));
  const found = { check: 'cve-record-has-cwe', fingerprint: failing.fingerprint ?? 'cve-record-has-cwe/own', outcome: 'fail', message: ours('The record names no weakness.'), pointers: [{ artifact: failing.artifact ?? own }] };
  const predicate = { verdicts: [{ requirement, verdict: published, parts: [{ findings: told.map(({ fingerprint }) => fingerprint) }] }], findings: told } as unknown as DossierPredicate;
  const assessment = { verdicts: [{ requirement, verdict: withOwn, parts: [{ findings: [found.fingerprint] }] }], findings: [found] } as unknown as Assessment;
  const before: RecheckedRequirement = { requirement, state: 'reproduced', published, now: published, reason: ours('The same files give the same verdict.'), gone: [], added: [] };
  const [item] = contradictions([before], predicate, assessment, new Set([own]));
  return item ?? assert.fail();
}

describe('evidence that a customer holds', () => {
  it('contradicts a verdict by which the dossier says that something is so, and that becomes worse', () => {
    for (const [published, now] of [['met', 'partly-met'], ['partly-met', 'not-met'], ['claimed', 'contradicted'], ['not-applicable', 'not-met']] as const) {
      const item = judged(published, [], now);
      assert.equal(item.state, 'contradicted', published);
      assert.equal(rawText(item.reason), `Published ${published}; with evidence that you hold it is ${now}: The record names no weakness.`);
    }
  });

  it('contradicts a dossier in which the same check holds everywhere, though the verdict stays', () => {
    const item = judged('partly-met', ['pass', 'pass'], 'partly-met');
    assert.deepEqual([item.state, rawText(item.reason)], ['contradicted', 'The dossier has this hold wherever it looked; in evidence that you hold it does not: The record names no weakness.']);
    assert.equal(judged('unknown', ['pass'], 'not-met').state, 'contradicted');
  });

  it('contradicts nobody who says that it is not known, or that it fails; it is told besides', () => {
    for (const [published, outcomes] of [['unknown', []], ['unknown', ['unknown']], ['not-met', ['fail']], ['partly-met', ['pass', 'fail']]] as const) {
      const item = judged(published, outcomes, published === 'unknown' ? 'not-met' : published);
      assert.deepEqual([item.state, item.besides === undefined ? undefined : rawText(item.besides)], ['reproduced', 'The record names no weakness.'], `${published} ${outcomes.join()}`);
    }
  });

  it('says nothing of what the dossier tells itself, or of what fails in the published files', () => {
    assert.equal(judged('not-met', ['fail'], 'not-met', { fingerprint: 'cve-record-has-cwe/0' }).besides, undefined);
    const item = judged('met', ['pass'], 'not-met', { artifact: 'sha256:0' });
    assert.deepEqual([item.state, item.besides], ['reproduced', undefined]);
  });
});
