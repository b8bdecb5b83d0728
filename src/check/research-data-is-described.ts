import { recordCheck } from './document/record-check.ts';

/** Judges presence and form; a text that is not there says nothing. */
export const researchDataIsDescribed = recordCheck({
  id: 'research-data-is-described',
  title: 'Data for research are described, column by column',
  failTitle: 'The description of data for research does not say what the columns mean or how people are protected',
  why: 'Data without definitions are numbers, and data without protection are somebody’s secret.',
  fix: 'Describe each column, how small a group in the data may be, and how researchers obtain them; date the page.',
  references: ['White paper, principle 1'],
  question: { type: 'research-data', asks: 'presence', read: 'whether researchers can obtain the data' },
});
