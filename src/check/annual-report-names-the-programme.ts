import { recordCheck } from './document/record-check.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const annualReportNamesTheProgramme = recordCheck({
  id: 'annual-report-names-the-programme',
  title: 'The annual report has a section on the secure by design programme',
  failTitle: 'The annual report has no section on the secure by design programme',
  why: 'What stands in the annual report is answered for before owners, and not only before customers.',
  fix: 'Hand over the section of the annual report that describes the programme, with the date of the report.',
  references: ['White paper, principle 3, 1'],
  question: { type: 'annual-report', asks: 'content', section: 'programme', read: 'whether the section describes the programme of the publicly traded manufacturer' },
});
