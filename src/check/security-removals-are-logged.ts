import { recordCheck } from './document/record-check.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const securityRemovalsAreLogged = recordCheck({
  id: 'security-removals-are-logged',
  title: 'A log of what was removed for security names its entries with dates',
  failTitle: 'The log of what was removed for security names no dates, or is out of date',
  why: 'Security before compatibility shows in what was broken for it, and in nothing else.',
  fix: 'Keep docs/security-removals.md with each change that breaks something for security: what, when, why, and the way to move.',
  references: ['White paper, secure by default tactics, forward-looking security over backwards compatibility'],
  question: { type: 'security-removals', asks: 'content', read: 'which unsafe feature was removed although it broke something' },
});
