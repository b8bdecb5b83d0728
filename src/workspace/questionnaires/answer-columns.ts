import type { Tables } from '../../store/tables.ts';
import type { KeptAnswer } from './answer-shape.ts';

type AnswerColumns = Pick<Tables['question'], 'answerState' | 'answer' | 'review' | 'answeredBy' | 'reviewedBy' | 'reviewedAt' | 'finalBy' | 'finalAt' | 'contradiction' | 'changedAt'>;

/** What a new answer puts into a question’s row: it has to be reviewed anew, and what evidence said against the old one is gone. */
export function answerColumns(answer: KeptAnswer, by: string, at: string): AnswerColumns {
  return { answerState: answer.state, answer: JSON.stringify(answer), review: 'proposed', answeredBy: by, reviewedBy: null, reviewedAt: null, finalBy: null, finalAt: null, contradiction: null, changedAt: at };
}
