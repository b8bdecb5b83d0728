import { recordCheck } from './document/record-check.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const progressReportTreatsPatching = recordCheck({
  id: 'progress-report-treats-patching',
  title: 'The progress report has a section on patches',
  failTitle: 'The progress report has no section on patches',
  why: 'Peers learn most from what made a patch spread faster.',
  fix: 'Give the progress report a section on patches, with each change that eased them beside the figure that it moved.',
  references: ['Pledge G4-M2'],
  question: { type: 'progress-report', asks: 'content', section: 'patching', read: 'what was done so that patches spread faster' },
});
