import { documentCheck } from './document/document-check.ts';

/** Judges presence, form and age of the text; whether its content holds is for a person. */
export const logRoadmapIsCurrent = documentCheck({
  id: 'log-roadmap-is-current',
  title: 'A roadmap for logs is there, names dates, and was dated within a year',
  failTitle: 'No roadmap for logs is there that names dates and was dated within a year',
  why: 'Where logs lack an area, a dated plan tells customers when they will be able to see intrusions there.',
  fix: 'Publish which logs will be added or improved by when, and date the page.',
  references: ['Pledge G7-M2'],
  question: { type: 'log-roadmap', asks: 'current' },
});
