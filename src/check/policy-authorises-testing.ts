import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import { policyClauses, type PolicyClause } from '../model/evidence/disclosure-policy.ts';
import type { Measure } from '../model/measure.ts';
import { clauseFindings } from './document/clause-findings.ts';

/** Also states how many of the four clauses have a passage, once for all policy texts together. */
export const policyAuthorisesTesting = defineCheck({
  id: 'policy-authorises-testing',
  title: 'The disclosure policy authorises public testing',
  failTitle: 'The disclosure policy does not authorise public testing',
  why: 'Who is not sure to be allowed to test stays silent about what they find, or never looks.',
  fix: 'Say in the policy that good-faith security research that follows it is authorised, for anyone, on the products in scope; ask for no vetting and no nationality.',
  references: ['Pledge G5 (a)', 'White paper, principle 2: vulnerability disclosure policy (1)', 'BOD 20-01, required action 2'],
  needs: ['disclosure-policy'],
  isForPerson: true,
  run: (evidence, { assessedAt }) => ({
    findings: clauseFindings(evidence['disclosure-policy'], 'authorises-testing', 'authorises public testing', (facts) => facts.clauses['authorises-testing'], ['testing-forbidden', 'vetted-testers-only', 'nationality-limit']),
    measures: clauseMeasure(evidence['disclosure-policy'], assessedAt),
  }),
});

const clauses = Object.keys(policyClauses) as readonly PolicyClause[];

function clauseMeasure(policies: readonly Evidence<'disclosure-policy'>[], assessedAt: string): readonly Measure[] {
  if (policies.length === 0) return [];
  const found = clauses.filter((clause) => policies.some(({ facts }) => facts.clauses[clause].length > 0 || (clause === 'channel' && facts.channels.length > 0)));
  const sources = [...new Set(policies.map(({ artifact }) => artifact.digest))].sort();
  return [{ id: 'disclosure-clauses', population: 'product', dimensions: {}, points: [{ at: assessedAt, numerator: found.length, denominator: clauses.length }], sources }];
}
