import { recordCheck } from './document/record-check.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const incentivePolicyCoversPay = recordCheck({
  id: 'incentive-policy-covers-pay',
  title: 'The policy on incentives covers pay',
  failTitle: 'The policy on incentives says nothing of pay',
  why: 'A goal without a part in anybody’s pay loses against one with it.',
  fix: 'State which part of whose pay depends on the safety of customers, without the sums.',
  references: ['White paper, principle 3, 4'],
  question: { type: 'incentive-policy', asks: 'content', section: 'pay', read: 'which part of whose pay depends on the safety of customers' },
});
