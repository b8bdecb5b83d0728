import { defineCheck } from '../model/check.ts';
import { clauseFindings } from './document/clause-findings.ts';

export const policyAllowsPublicDisclosure = defineCheck({
  id: 'policy-allows-public-disclosure',
  title: 'The disclosure policy allows public disclosure in line with coordinated practice',
  failTitle: 'The disclosure policy does not allow public disclosure in line with coordinated practice',
  why: 'A maker who may keep findings secret for ever has no reason to mend them; a reasonable time is what coordinated disclosure gives.',
  fix: 'Say in the policy how long researchers are asked to wait, for instance 90 days, and that they may publish afterwards; do not tie publication to consent.',
  references: ['Pledge G5 (d)', 'White paper, principle 2: vulnerability disclosure policy (3)', 'BOD 20-01: a policy must not forbid disclosure beyond a reasonable time'],
  needs: ['disclosure-policy'],
  isForPerson: true,
  run: (evidence) => ({
    findings: clauseFindings(evidence['disclosure-policy'], 'public-disclosure', 'allows public disclosure in line with coordinated practice', (facts) => facts.clauses['public-disclosure'], ['disclosure-forbidden']),
  }),
});
