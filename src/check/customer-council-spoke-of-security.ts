import { recordCheck } from './document/record-check.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const customerCouncilSpokeOfSecurity = recordCheck({
  id: 'customer-council-spoke-of-security',
  title: 'Minutes of the customer council on security are dated within a year',
  failTitle: 'The minutes of the customer council do not treat security, or are out of date',
  why: 'Customers tell a council that asks them what they never write to support.',
  fix: 'Hand over the minutes of the last customer council with date, its agenda on the security of the product, and what followed.',
  references: ['White paper, principle 3, 6'],
  question: { type: 'customer-council-minutes', asks: 'content', read: 'which topics on the safety of customers were treated, and to whom the council reports' },
});
