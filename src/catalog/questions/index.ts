import type { Question } from '../../model/question.ts';
import { requirements, type RequirementId } from '../index.ts';
import { authenticationQuestions } from './authentication.ts';
import { securityLogQuestions } from './evidence-of-intrusions.ts';
import { generalQuestions } from './general.ts';
import { pledgeQuestions } from './pledge.ts';
import type { QuestionWords } from './question-words.ts';
import { supplyChainQuestions } from './supply-chain.ts';
import { vulnerabilityClassQuestions } from './vulnerability-classes.ts';
import { vulnerabilityDisclosureQuestions } from './vulnerability-disclosure.ts';
import { whitePaperQuestions } from './white-paper.ts';

export { clauseLabel } from './question-words.ts';

/** Typed by the ids of the catalogue: a question on a requirement that does not exist does not compile. */
const wordsByRequirement: Readonly<Partial<Record<RequirementId, QuestionWords>>> = {
  ...pledgeQuestions,
  ...whitePaperQuestions,
  ...generalQuestions,
  ...authenticationQuestions,
  ...vulnerabilityClassQuestions,
  ...securityLogQuestions,
  ...supplyChainQuestions,
  ...vulnerabilityDisclosureQuestions,
};

/** What a buyer asks a maker, in the order of the catalogue; every requirement of the Secure by Demand Guide on makers has one. */
export const questions: readonly Question[] = requirements.flatMap(({ id }) => {
  const words = wordsByRequirement[id];
  return words === undefined ? [] : [{ requirement: id, ...words }];
});

/** Finds the question on a requirement by the requirement's id. */
export const questionByRequirement: ReadonlyMap<string, Question> = new Map(questions.map((question) => [question.requirement, question]));
