import { documentCheck } from './document/document-check.ts';

/** Judges presence, form of the text; whether its content holds is for a person. */
export const looseningGuideIsPublished = documentCheck({
  id: 'loosening-guide-is-published',
  title: 'A loosening guide is there and has its form',
  failTitle: 'No loosening guide is there that has its form',
  why: 'A product that ships in its safest state needs a guide to what customers give up when they loosen it, not one to make it safe.',
  fix: 'Write a guide that lists each setting that weakens security, why one would change it, the risk in plain language, and who accepts it until when.',
  references: ['White paper, loosening guides'],
  question: { type: 'loosening-guide', asks: 'published' },
});
