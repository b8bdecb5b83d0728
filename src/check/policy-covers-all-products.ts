import { defineCheck } from '../model/check.ts';
import { clauseFindings } from './document/clause-findings.ts';

export const policyCoversAllProducts = defineCheck({
  id: 'policy-covers-all-products',
  title: 'The disclosure policy covers all products',
  failTitle: 'The disclosure policy leaves products out',
  why: 'A product outside the scope is one whose vulnerabilities nobody outside may look for.',
  fix: 'Say in the policy that all products and services of the maker are in scope, or list those that are not and why.',
  references: ['Pledge G5 (a)', 'White paper, principle 2: authorise testing of all products', 'BOD 20-01: scope'],
  needs: ['disclosure-policy'],
  isForPerson: true,
  run: (evidence) => ({
    findings: clauseFindings(evidence['disclosure-policy'], 'covers-all-products', 'puts all products in scope', (facts) => facts.elements['covers-all-products']),
  }),
});
