import { documentCheck } from './document/document-check.ts';

/** Judges presence, form of the text; whether its content holds is for a person. */
export const noExtraChargeCommitmentIsPublished = documentCheck({
  id: 'no-extra-charge-commitment-is-published',
  title: 'A commitment to charge nothing extra for security features is there',
  failTitle: 'No commitment to charge nothing extra for security features is there',
  why: 'Security features that cost extra are missing where they are needed most.',
  fix: 'Publish a commitment that names the features (single sign-on, multi-factor sign-in, logs) and says that they are part of every edition.',
  references: ['White paper, principle 1: eliminate hidden taxes', 'Secure by Demand: single sign-on at no extra charge'],
  question: { type: 'no-extra-charge', asks: 'published' },
});
