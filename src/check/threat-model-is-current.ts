import { documentCheck } from './document/document-check.ts';

/** Judges presence, form and age of the text; whether its content holds is for a person. */
export const threatModelIsCurrent = documentCheck({
  id: 'threat-model-is-current',
  title: 'A threat model is there, has its form, and was dated within a year',
  failTitle: 'No threat model is there that has its form and was dated within a year',
  why: 'Controls chosen without a list of assets, attackers and threats protect what came to mind. A threat model that nobody has looked at for a year describes another product.',
  fix: 'Write docs/threat-model.md with sections for assets, attackers, trust boundaries, threats and mitigations, and put the date of the last review into its front matter (date: 2026-05-31).',
  references: ['White paper, overview: tailored threat model', 'White paper, principle 2: publish high-level threat models', 'SSDF 1.1 PW.1.1'],
  question: { type: 'threat-model', asks: 'current' },
});
