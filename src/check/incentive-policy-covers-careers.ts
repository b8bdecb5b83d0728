import { defineCheck } from '../model/check.ts';
import { recordFindings } from './document/record-findings.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const incentivePolicyCoversCareers = defineCheck({
  id: 'incentive-policy-covers-careers',
  title: 'The policy on incentives covers hiring and promotion',
  failTitle: 'The policy on incentives says nothing of hiring and promotion',
  why: 'Whoever is promoted is whom the others follow.',
  fix: 'Put the safety of customers among the criteria for hiring and promotion, and hand over that part of the policy.',
  references: ['White paper, principle 3, 4'],
  needs: ['document'],
  run: (evidence, { assessedAt }) => ({ findings: recordFindings(evidence.document, { type: 'incentive-policy', asks: 'content', section: 'careers', read: 'which criteria name the safety of customers' }, assessedAt) }),
});
