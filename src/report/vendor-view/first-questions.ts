import type { OpenQuestion } from '../../model/vendor-position.ts';

const firstMax = 5;

/** Of each section of the guide the one that a buyer can act on first. */
const first: readonly string[] = [
  'demand-guide/mfa-by-default',
  'demand-guide/default-passwords',
  'demand-guide/classes-roadmap',
  'demand-guide/six-months-of-logs',
  'demand-guide/sbom-for-customers',
  'demand-guide/disclosure-policy',
  'demand-guide/simple-patching',
];

/** The few questions that a reader sees first: one of each section of the guide as far as they remain, then others in the order given. */
export function firstQuestions(questions: readonly OpenQuestion[]): readonly OpenQuestion[] {
  const chosen = first.flatMap((requirement) => questions.filter((question) => question.requirement === requirement));
  return [...chosen, ...questions.filter((question) => !chosen.includes(question))].slice(0, firstMax);
}
