import { goals } from '../../catalog/index.ts';
import type { OpenQuestion } from '../../model/vendor-position.ts';

const firstMax = 5;

/** The few that a reader sees first: those of the guide that ask for an artifact or a feature, then the rest, in the order of the catalogue. */
export function firstQuestions(questions: readonly OpenQuestion[]): readonly OpenQuestion[] {
  const core = new Set<string>([...goals.map((goal) => goal.requirement), ...guideCore]);
  return [...questions.filter((question) => core.has(question.requirement)), ...questions.filter((question) => !core.has(question.requirement))].slice(0, firstMax);
}

/** One of each section of the guide: what a buyer can act on first. */
const guideCore = [
  'demand-guide/mfa-by-default',
  'demand-guide/default-passwords',
  'demand-guide/classes-roadmap',
  'demand-guide/six-months-of-logs',
  'demand-guide/sbom-for-customers',
];
