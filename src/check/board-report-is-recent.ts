import { recordCheck } from './document/record-check.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const boardReportIsRecent = recordCheck({
  id: 'board-report-is-recent',
  title: 'A report on product security to the board is dated within half a year',
  failTitle: 'The report on product security to the board is out of date, or has not its form',
  why: 'What the board does not hear regularly, it cannot steer.',
  fix: 'Keep the report of each half-year with its date, with sections for product security and for its effect on customers; a text with the figures taken out does as well.',
  references: ['White paper, principle 3, 2'],
  question: { type: 'board-report', asks: 'content', read: 'whether it went to the board, and through management' },
});
