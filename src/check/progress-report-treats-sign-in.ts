import { recordCheck } from './document/record-check.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const progressReportTreatsSignIn = recordCheck({
  id: 'progress-report-treats-sign-in',
  title: 'The progress report has a section on sign-in with several factors',
  failTitle: 'The progress report has no section on sign-in with several factors',
  why: 'What became of a default, and what stood in its way, is told only by the maker.',
  fix: 'Give the progress report a section on sign-in with several factors: what is on by default, for whom, and which barriers fell.',
  references: ['Pledge G1'],
  question: { type: 'progress-report', asks: 'content', section: 'multi-factor', read: 'what it says of defaults and barriers' },
});
