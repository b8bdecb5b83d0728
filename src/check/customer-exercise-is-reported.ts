import { recordCheck } from './document/record-check.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const customerExerciseIsReported = recordCheck({
  id: 'customer-exercise-is-reported',
  title: 'The report on field tests tells of an attack as an exercise',
  failTitle: 'The report on field tests tells of no attack as an exercise',
  why: 'An exercise shows what holds in the hands of customers before somebody else does.',
  fix: 'Add to the report on field tests what was attacked together with customers, and what was changed afterwards.',
  references: ['White paper, principle 1, secure by default practices, 2'],
  question: { type: 'field-test-report', asks: 'content', section: 'exercise', read: 'when the product was attacked together with customers, and what was changed' },
});
