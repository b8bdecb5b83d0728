import { documentCheck } from './document/document-check.ts';

/** Judges presence, form of the text; whether its content holds is for a person. */
export const supportPolicyIsPublished = documentCheck({
  id: 'support-policy-is-published',
  title: 'A support policy is there and has its form',
  failTitle: 'No support policy is there that has its form',
  why: 'Customers cannot plan updates, or see that they run something without fixes, when nobody says which versions get them.',
  fix: 'Write a page that lists the supported versions, until when each gets security fixes, and how the fixes reach customers.',
  references: ['Pledge G4-A2', 'Pledge G4-A3'],
  question: { type: 'support-policy', asks: 'published' },
});
