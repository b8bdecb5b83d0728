import type { Question } from '../../model/question.ts';
import type { RequirementGroup } from '../define-group.ts';

/** A question without the id of its requirement, which is the key that it stands under. */
export type QuestionWords = Omit<Question, 'requirement'>;

/** One question for each requirement of the groups: a requirement that is left out does not compile, and neither does a wrong id. */
export type QuestionsOf<Group extends RequirementGroup> = Readonly<Record<Group['requirements'][number]['id'], QuestionWords>>;

/** Stands with every clause, wherever one is shown. */
export const clauseLabel = 'Draft clause, for your counsel to adapt: the words in [brackets] are yours to fill in';
