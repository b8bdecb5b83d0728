import { defineCheck } from '../model/check.ts';
import { recordFindings } from './document/record-findings.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const annualReportNamesTheProgramme = defineCheck({
  id: 'annual-report-names-the-programme',
  title: 'The annual report has a section on the secure by design programme',
  failTitle: 'The annual report has no section on the secure by design programme',
  why: 'What stands in the annual report is answered for before owners, and not only before customers.',
  fix: 'Hand over the section of the annual report that describes the programme, with the date of the report.',
  references: ['White paper, principle 3, 1'],
  needs: ['document'],
  run: (evidence, { assessedAt }) => ({ findings: recordFindings(evidence.document, { type: 'annual-report', asks: 'content', section: 'programme', read: 'whether the section describes the programme of the publicly traded manufacturer' }, assessedAt) }),
});
