import { recordCheck } from './document/record-check.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const progressReportTreatsDefaultPasswords = recordCheck({
  id: 'progress-report-treats-default-passwords',
  title: 'The progress report has a section on default passwords',
  failTitle: 'The progress report has no section on default passwords',
  why: 'A line of products that is not named is one of which nobody knows.',
  fix: 'Give the progress report a section on default passwords, with every product line, what has left it, and by when the rest goes.',
  references: ['Pledge G2-M1'],
  question: { type: 'progress-report', asks: 'content', section: 'default-passwords', read: 'whether it goes through every product line' },
});
