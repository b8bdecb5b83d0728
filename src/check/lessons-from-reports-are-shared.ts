import { recordCheck } from './document/record-check.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const lessonsFromReportsAreShared = recordCheck({
  id: 'lessons-from-reports-are-shared',
  title: 'Lessons from reports of vulnerabilities are written down',
  failTitle: 'The account of lessons from reports is out of date, or has not its form',
  why: 'What one maker learned from reports spares others the same flaw.',
  fix: 'Publish what was learned from the reports of the year and what was changed for it; without names of finders who did not ask for it.',
  references: ['Pledge G5'],
  question: { type: 'vulnerability-lessons', asks: 'content', read: 'what was learned, and whether it was shared' },
});
