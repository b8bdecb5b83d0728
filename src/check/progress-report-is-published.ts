import { documentCheck } from './document/document-check.ts';

/** Judges presence, form of the text; whether its content holds is for a person. */
export const progressReportIsPublished = documentCheck({
  id: 'progress-report-is-published',
  title: 'A progress report is there and has its form',
  failTitle: 'No progress report is there that has its form',
  why: 'The pledge asks signers to show publicly, within a year, how measurable progress was reached, setbacks included.',
  fix: 'Publish a report with a heading for each goal, figures with their denominators, and a section for what did not work.',
  references: ['Pledge overview: publish how progress was achieved', 'White paper, principle 2: publish results'],
  question: { type: 'progress-report', asks: 'published' },
});
