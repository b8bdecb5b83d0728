import { recordCheck } from './document/record-check.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const defectCostMethodIsShared = recordCheck({
  id: 'defect-cost-method-is-shared',
  title: 'How the cost of defects is measured is described',
  failTitle: 'The description of how the cost of defects is measured is out of date, or has not its form',
  why: 'A method helps peers even where the sums stay private.',
  fix: 'Describe how the cost of security defects is measured and the strategy against classes, and date the text.',
  references: ['White paper, principle 2'],
  question: { type: 'defect-cost-method', asks: 'content', read: 'whether it is shared, and with whom' },
});
