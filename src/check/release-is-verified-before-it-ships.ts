import { defineCheck } from '../model/check.ts';
import type { AttestedResult } from '../model/evidence/attestation.ts';
import { predicateTitles } from '../model/evidence/attestation.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';
import { signatureAgainst, signerIn, statementsIn, subjectOf, type Signer, type Stated } from './attestation/statements.ts';
import { pointerTo, shortDigest } from './document/artifact-pointer.ts';

/** A gate that decided about this release leaves a signed statement; which bar it applied is for a person. */
export const releaseIsVerifiedBeforeItShips = defineCheck({
  id: 'release-is-verified-before-it-ships',
  title: 'A signed result shows that a gate let the release out',
  failTitle: 'The signed result of a gate does not let the release out',
  why: 'A bar that nothing enforces is a wish. A signed result of the gate, about the very bytes that ship, shows that the release came through it.',
  fix: 'Let the release job verify and test what it is about to ship, fail when that fails, and sign the result: a verification summary (VSA), a simple verification result (SVR) or a test result (in-toto).',
  references: ['SLSA 1.0, verification summary attestation', 'in-toto attestation framework: SVR 0.2 and test result 0.1'],
  needs: ['attestation'],
  uses: ['product-statement'],
  run: (evidence, { assessedAt }) => {
    const expected = signerIn(evidence['product-statement']);
    const found = statementsIn(evidence.attestation).flatMap((item) => (item.statement.result === undefined ? [] : [findingOf(item, item.statement.result, expected, assessedAt)]));
    if (found.length > 0) return { findings: found };
    return { findings: [{ outcome: 'unknown', subject: 'results', pointers: [], message: ours('None of the attestations read is the result of a gate: a verification summary, a simple verification result or a test result is looked for.') }] };
  },
});

function findingOf(item: Stated, result: AttestedResult, expected: Signer | undefined, assessedAt: string): Finding {
  const { evidence: { artifact }, statement } = item;
  const base = { subject: subjectOf(item), pointers: [pointerTo(artifact, statement.row)] };
  const named = say`The statement on ${quote(statement.subjects[0]?.name ?? 'something without a name', 120)} (${ours(predicateTitles[statement.predicate])})`;
  if (result.outcome === 'failed') return { ...base, outcome: 'fail', message: say`${named} says that it failed; a release that fails is expected to stay in the house.` };
  if (result.outcome === 'not-stated') return { ...base, outcome: 'unknown', message: say`${named} does not say how it came out.` };
  const { outcome, words } = signatureAgainst(statement, expected, assessedAt);
  const warned = result.outcome === 'warned';
  const joined = outcome === 'pass' && warned ? 'needs-review' : outcome;
  const subject = joined === 'needs-review' ? `${base.subject} ${shortDigest(artifact.digest)}` : base.subject;
  return { ...base, subject, outcome: joined, message: say`${named} lets it out${warned ? ours(' with warnings, which a person must read') : ours('')}; it ${words}.` };
}
