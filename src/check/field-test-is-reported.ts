import { recordCheck } from './document/record-check.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const fieldTestIsReported = recordCheck({
  id: 'field-test-is-reported',
  title: 'A report on field tests is dated within thirteen months',
  failTitle: 'The report on field tests is out of date, or has not its form',
  why: 'What customers do with a product is seen where they use it, and nowhere else.',
  fix: 'Report each field test with who was observed, what was seen and what was changed for it, and date the report; without names of customers.',
  references: ['White paper, principle 1, secure by default practices, 2'],
  question: { type: 'field-test-report', asks: 'content', read: 'what customers found, understood and followed' },
});
