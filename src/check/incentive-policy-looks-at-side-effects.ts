import { recordCheck } from './document/record-check.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const incentivePolicyLooksAtSideEffects = recordCheck({
  id: 'incentive-policy-looks-at-side-effects',
  title: 'The policy on incentives treats unwanted effects',
  failTitle: 'The policy on incentives says nothing of unwanted effects',
  why: 'A reward for few reported flaws is a reward for not looking.',
  fix: 'Write down which unwanted effects of the incentives were looked for, and what was changed.',
  references: ['White paper, principle 3, 4'],
  question: { type: 'incentive-policy', asks: 'content', section: 'side-effects', read: 'who examined the incentives for unwanted effects' },
});
