import { recordCheck } from './document/record-check.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const councilMet = recordCheck({
  id: 'council-met',
  title: 'Minutes of the secure by design council are dated within half a year',
  failTitle: 'The minutes of the secure by design council are out of date, or have not their form',
  why: 'A council that does not meet changes nothing in the units.',
  fix: 'Hand over the minutes of the last meeting with date, the units that took part, and what was decided.',
  references: ['White paper, principle 3, 5'],
  question: { type: 'council-minutes', asks: 'content', read: 'who sits in the council, and from which units' },
});
