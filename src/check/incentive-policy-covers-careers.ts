import { recordCheck } from './document/record-check.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const incentivePolicyCoversCareers = recordCheck({
  id: 'incentive-policy-covers-careers',
  title: 'The policy on incentives covers hiring and promotion',
  failTitle: 'The policy on incentives says nothing of hiring and promotion',
  why: 'Whoever is promoted is whom the others follow.',
  fix: 'Put the safety of customers among the criteria for hiring and promotion, and hand over that part of the policy.',
  references: ['White paper, principle 3, 4'],
  question: { type: 'incentive-policy', asks: 'content', section: 'careers', read: 'which criteria name the safety of customers' },
});
