import type { z } from 'zod';
import type { Reader } from '../../store/store.ts';
import type { countsShape } from './questionnaire-shape.ts';

type Counts = z.infer<typeof countsShape>;

/** How many questions of each questionnaire stand where, in one query for all of them. */
export async function countsOf(rows: Reader, questionnaires: readonly string[]): Promise<(id: string) => Counts> {
  const found = questionnaires.length === 0 ? [] : await rows.selectFrom('question').select((build) => ['questionnaireId', 'review', build.fn.count('id').as('questions'), build.fn.count('contradiction').as('changed'), build.fn.count('proposedState').as('proposals')]).where('questionnaireId', 'in', questionnaires).groupBy(['questionnaireId', 'review']).execute();
  return (id) => {
    const own = found.filter(({ questionnaireId }) => questionnaireId === id).map(({ review, questions, changed, proposals }) => ({ review, questions: Number(questions), changed: Number(changed), proposals: Number(proposals) }));
    const sum = (part: 'questions' | 'changed' | 'proposals', review?: string): number => own.reduce((total, one) => total + (review === undefined || one.review === review ? one[part] : 0), 0);
    return { questions: sum('questions'), unanswered: sum('questions', 'none'), proposed: sum('questions', 'proposed'), reviewed: sum('questions', 'reviewed'), final: sum('questions', 'final'), changed: sum('changed'), proposals: sum('proposals', 'none') };
  };
}
