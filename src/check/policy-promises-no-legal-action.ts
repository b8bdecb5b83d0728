import { defineCheck } from '../model/check.ts';
import { clauseFindings } from './document/clause-findings.ts';

export const policyPromisesNoLegalAction = defineCheck({
  id: 'policy-promises-no-legal-action',
  title: 'The disclosure policy commits not to recommend or pursue legal action against good-faith research',
  failTitle: 'The disclosure policy does not commit against legal action',
  why: 'Researchers who fear a lawsuit report nothing; a written commitment is what protects them, and so the customers.',
  fix: 'Say in the policy that the maker will not recommend or pursue legal action against anyone who makes a good-faith effort to follow it, and will say so if a third party does.',
  references: ['Pledge G5 (b)', 'White paper, principle 2: vulnerability disclosure policy (2)', 'BOD 20-01, required action 2'],
  needs: ['disclosure-policy'],
  isForPerson: true,
  run: (evidence) => ({
    findings: clauseFindings(evidence['disclosure-policy'], 'no-legal-action', 'commits not to recommend or pursue legal action', (facts) => facts.clauses['no-legal-action'], ['legal-threat']),
  }),
});
