import { recordCheck } from './document/record-check.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const developerTrainingIsRecorded = recordCheck({
  id: 'developer-training-is-recorded',
  title: 'A record of the training of developers is dated within a year',
  failTitle: 'The record of the training of developers is out of date, or has not its form',
  why: 'Nobody avoids a class of flaws that nobody has explained to them.',
  fix: 'Keep a record with what was taught, and how many of how many developers took part, by year; without names.',
  references: ['White paper, principle 1, secure product development practices, 6', 'SSDF 1.1 PO.2.2'],
  question: { type: 'training-record', asks: 'content', read: 'how many of how many developers were trained, and on what' },
});
