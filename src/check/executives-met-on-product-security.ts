import { recordCheck } from './document/record-check.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const executivesMetOnProductSecurity = recordCheck({
  id: 'executives-met-on-product-security',
  title: 'Minutes of executives on product security are dated within half a year',
  failTitle: 'The minutes of executives on product security are out of date, or have not their form',
  why: 'A topic that executives meet about regularly gets means; one that they delegate gets reports.',
  fix: 'Hand over the minutes of the last meeting with date, topic and decisions; the content may be taken out as far as it is confidential.',
  references: ['White paper, software product security principles'],
  question: { type: 'executive-minutes', asks: 'content', read: 'how often the executives meet, and what they decided' },
});
