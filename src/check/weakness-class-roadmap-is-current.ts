import { documentCheck } from './document/document-check.ts';

/** Judges presence, form and age of the text; whether its content holds is for a person. */
export const weaknessClassRoadmapIsCurrent = documentCheck({
  id: 'weakness-class-roadmap-is-current',
  title: 'A roadmap for at least one weakness class is there, names dates, and was dated within a year',
  failTitle: 'No roadmap for a weakness class is there that names dates and was dated within a year',
  why: 'Removing a class of vulnerabilities takes years of work at many places; a roadmap shows which class, where and by when.',
  fix: 'Publish a roadmap that names the classes by CWE id, the measure that blocks each, and the dates.',
  references: ['Pledge G3', 'Pledge G3-M2', 'Secure by Demand: roadmaps for vulnerability classes'],
  question: { type: 'weakness-class-roadmap', asks: 'current' },
});
