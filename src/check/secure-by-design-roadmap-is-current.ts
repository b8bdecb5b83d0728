import { documentCheck } from './document/document-check.ts';

/** Judges presence, form and age of the text; whether its content holds is for a person. */
export const secureByDesignRoadmapIsCurrent = documentCheck({
  id: 'secure-by-design-roadmap-is-current',
  title: 'A secure by design roadmap is there, names dates, and was dated within a year',
  failTitle: 'No secure by design roadmap is there that names dates and was dated within a year',
  why: 'A roadmap with dates lets customers hold the maker to it; without one, intentions cannot be told from plans.',
  fix: 'Publish a roadmap with one item a line, each with a target date and what will be different; note setbacks; put the date of the last change into its front matter.',
  references: ['White paper, principle 2: publish a secure by design roadmap', 'White paper, overview: written roadmap'],
  question: { type: 'secure-by-design-roadmap', asks: 'current' },
});
