import { documentCheck } from './document/document-check.ts';

/** Judges presence, form and age of the text; whether its content holds is for a person. */
export const memorySafetyRoadmapIsCurrent = documentCheck({
  id: 'memory-safety-roadmap-is-current',
  title: 'A memory-safety roadmap is there, names dates, and was dated within a year',
  failTitle: 'No memory-safety roadmap is there that names dates and was dated within a year',
  why: 'Memory-unsafe code is behind a large part of exploited vulnerabilities; a roadmap shows where such code is and when it goes.',
  fix: 'Publish a roadmap that lists code and dependencies in memory-unsafe languages, what will be replaced by when, and what is done in the meantime. A product without such code says so, with its date.',
  references: ['Pledge G3-A3', 'Pledge G3-M2', 'White paper, principle 2: memory-safety roadmap'],
  question: { type: 'memory-safety-roadmap', asks: 'current' },
});
