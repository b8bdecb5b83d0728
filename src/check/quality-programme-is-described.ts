import { recordCheck } from './document/record-check.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const qualityProgrammeIsDescribed = recordCheck({
  id: 'quality-programme-is-described',
  title: 'A programme for quality is described, and was dated within a year',
  failTitle: 'The description of the quality programme is out of date, or has not its form',
  why: 'Defects that nobody counts are not a matter of the business.',
  fix: 'Describe how quality is planned, measured and improved, who runs it, and date the text.',
  references: ['White paper, principle 1, secure product development practices, 3'],
  question: { type: 'quality-programme', asks: 'content', read: 'who runs the programme, and what it changed last' },
});
