import { documentCheck } from './document/document-check.ts';

/** Judges presence and form of the text; whether the product reports no more than it says is for a person. */
export const telemetryIsDescribed = documentCheck({
  id: 'telemetry-is-described',
  title: 'A description of the product’s telemetry is there and has its form',
  failTitle: 'No description of the product’s telemetry is there that has its form',
  why: 'Makers learn from telemetry which safeguards are used; customers leave it on when they can read what it reports and how it spares people.',
  fix: 'Write a page that lists each fact that is reported, how people and customers are kept out of it, how long it is kept, and how it is switched off.',
  references: ['White paper, principle 1: secure by default practices, telemetry that spares privacy'],
  question: { type: 'telemetry-description', asks: 'published' },
});
