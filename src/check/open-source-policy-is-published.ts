import { documentCheck } from './document/document-check.ts';

/** Judges presence, form of the text; whether its content holds is for a person. */
export const openSourcePolicyIsPublished = documentCheck({
  id: 'open-source-policy-is-published',
  title: 'A policy on open source components is there and has its form',
  failTitle: 'No policy on open source components is there that has its form',
  why: 'Most of a product is often other people’s code: how it is chosen, watched and sustained decides its security.',
  fix: 'Write a page that says how components are vetted before they are taken in, how they are kept current, and how the maker contributes back.',
  references: ['White paper, principle 1: open source', 'Secure by Demand: vetting of open source', 'SSDF 1.1 PW.4.1'],
  question: { type: 'open-source-policy', asks: 'published' },
});
