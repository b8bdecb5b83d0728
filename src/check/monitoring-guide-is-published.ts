import { documentCheck } from './document/document-check.ts';

/** Judges presence and form of the text; whether its content holds is for a person. */
export const monitoringGuideIsPublished = documentCheck({
  id: 'monitoring-guide-is-published',
  title: 'A guide on watching the product from outside is there and has its form',
  failTitle: 'No guide on watching the product from outside is there that has its form',
  why: 'A device that cannot log leaves its customers blind, unless somebody tells them which other signals to watch and what to do when they show.',
  fix: 'Write a page that names what the product cannot log, which signals around it show an intrusion, where to take them, and what to do then.',
  references: ['Secure by Design Pledge, goal 7, example action: help where logs are missing (G7-A3)'],
  question: { type: 'monitoring-guide', asks: 'published' },
});
