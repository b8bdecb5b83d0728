import { recordCheck } from './document/record-check.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const incentivePolicyCoversFunctions = recordCheck({
  id: 'incentive-policy-covers-functions',
  title: 'The policy on incentives covers functions besides development',
  failTitle: 'The policy on incentives says nothing of functions besides development',
  why: 'Sales, support and legal decide about safety as well as developers do.',
  fix: 'State the incentives of product management, support, sales and legal, each by name of the function.',
  references: ['White paper, principle 3, 4'],
  question: { type: 'incentive-policy', asks: 'content', section: 'functions', read: 'which functions have such an incentive' },
});
