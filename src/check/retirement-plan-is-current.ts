import { recordCheck } from './document/record-check.ts';

/** Judges presence and form; a text that is not there says nothing. */
export const retirementPlanIsCurrent = recordCheck({
  id: 'retirement-plan-is-current',
  title: 'A plan names which features and protocols end, and when',
  failTitle: 'The plan for the retirement of features and protocols names no dates, or is out of date',
  why: 'An unsafe feature without a date of end stays.',
  fix: 'Publish docs/deprecations.md with each feature and protocol that goes, its date, and what replaces it; date the page.',
  references: ['White paper, principle 1', 'White paper, principle 1, secure by default practices, 4'],
  question: { type: 'retirement-plan', asks: 'presence', read: 'whether it covers what is unsafe' },
});
