import type { AnswerState } from './answer-shape.ts';

const words: Readonly<Record<AnswerState, readonly RegExp[]>> = {
  'yes-evidence': [/^(?:yes|y|true|met|full|fully|in place|implemented|supported|compliant|ja|oui|s[ií])\b/iu],
  'yes-attestation': [/^(?:yes|y|true|met|full|fully|in place|implemented|supported|compliant|ja|oui|s[ií])\b/iu],
  partly: [/^(?:in part|part|partly|partial|partially|somewhat|teilweise)\b/iu],
  planned: [/^(?:planned|plan|roadmap|in progress|future|geplant)\b/iu, /^(?:no|not met|not yet|none|n|false|nein|non)\b(?! ?(?:applicable|sure))/iu],
  'not-applicable': [/^(?:n\/a|na|not applicable|does not apply|n\.a\.)/iu],
  confidential: [/^(?:confidential|on request|upon request|under nda)\b/iu],
  no: [/^(?:no|not met|not in place|not implemented|not supported|none|n|false|nein|non)\b(?!(?:\/a)| ?(?:applicable|sure))/iu],
};

/** The word of a questionnaire’s own list that says a state; empty when none surely does, so that a person chooses. */
export function wordFor(state: AnswerState, choices: readonly string[]): string {
  for (const pattern of words[state]) {
    const fitting = choices.filter((choice) => pattern.test(choice.trim()));
    if (fitting.length === 1) return fitting[0] ?? '';
    if (fitting.length > 1) return '';
  }
  return '';
}
