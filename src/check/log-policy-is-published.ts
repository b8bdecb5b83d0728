import { documentCheck } from './document/document-check.ts';

/** Judges presence, form of the text; whether its content holds is for a person. */
export const logPolicyIsPublished = documentCheck({
  id: 'log-policy-is-published',
  title: 'A policy on logs and their retention is there and has its form',
  failTitle: 'No policy on logs and their retention is there that has its form',
  why: 'After an intrusion it is too late to learn that an event was never logged, or was deleted after a week.',
  fix: 'Write a page that lists the events that are logged, their format, how long they are kept, how customers get at them, and that none of it costs extra.',
  references: ['Pledge G7-M1', 'White paper, principle 1: logs at no extra charge'],
  question: { type: 'log-policy', asks: 'published' },
});
