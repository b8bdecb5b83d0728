import { groups, requirementById } from '../index.ts';
import { questions } from './index.ts';
import { mvspQuestions } from './mvsp.ts';
import type { SetQuestion } from './set-question.ts';

export interface QuestionSet {
  readonly id: 'secure-by-demand' | 'mvsp';
  readonly title: string;
  /** What it is, in a sentence. */
  readonly about: string;
  readonly questions: readonly SetQuestion[];
}

/** The sets that can be started without a file, all in our own words. */
export const questionSets: readonly QuestionSet[] = [
  {
    id: 'secure-by-demand', title: 'Secure by Demand',
    about: 'What the Secure by Demand Guide has customers ask, with further points of the pledge and of the white paper.',
    questions: questions.map(({ requirement, ask }) => ({ reference: requirement, section: sectionOf(requirement), ask, requirements: [requirement], covers: 'whole' })),
  },
  { id: 'mvsp', title: 'Minimum Viable Secure Product', about: 'The 25 controls of MVSP 3.0 by their ids.', questions: mvspQuestions },
];

export function questionSetById(id: string): QuestionSet | undefined {
  return questionSets.find((set) => set.id === id);
}

function sectionOf(requirement: string): string {
  const group = groups.find(({ requirements }) => requirements.some(({ id }) => id === requirement));
  return group?.title ?? requirementById.get(requirement)?.source.clause ?? '';
}
