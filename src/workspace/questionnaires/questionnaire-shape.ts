import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Tables } from '../../store/tables.ts';
import { answerStateShape, keptAnswerShape, proposalShape } from './answer-shape.ts';

export const reviewShape = z.enum(['none', 'proposed', 'reviewed', 'final']);
export const confidenceShape = z.enum(['sure', 'close', 'none']);

/** A questionnaire as it leaves in lists. */
export const questionnaireShape = z.object({
  id: z.string(), productId: z.string(), title: z.string(), customer: z.string(), form: z.enum(['xlsx', 'csv', 'docx', 'json', 'shipped']), fileName: z.string(),
  state: z.enum(['draft', 'open', 'closed']), dueOn: z.string().nullable(), createdAt: z.string(), createdBy: z.string(), changedAt: z.string(),
});

/** How many of its questions stand where. */
export const countsShape = z.object({ questions: z.number(), unanswered: z.number(), proposed: z.number(), reviewed: z.number(), final: z.number(), changed: z.number(), proposals: z.number() });

/** A later assessment that says something else than the one an answer rests on. */
const contradictionShape = z.object({ assessment: z.string(), at: z.string(), was: z.record(z.string(), z.string()), is: z.record(z.string(), z.string()) });

/** An approved answer to the very same question. */
export const suggestionShape = z.object({ id: z.string(), state: answerStateShape, text: z.string(), approvedAt: z.string(), expiresAt: z.string(), isExpired: z.boolean(), isForAllProducts: z.boolean(), isSameQuestion: z.boolean(), questionText: z.string() });

/** A question as it leaves. */
export const questionShape = z.object({
  id: z.string(), position: z.number(), reference: z.string(), section: z.string(), text: z.string(), choices: z.array(z.string()), requirements: z.array(z.string()), confidence: confidenceShape,
  proposal: proposalShape.nullable(), answer: keptAnswerShape.nullable(), review: reviewShape, answeredBy: z.string().nullable(), reviewedBy: z.string().nullable(), reviewedAt: z.string().nullable(), finalBy: z.string().nullable(), finalAt: z.string().nullable(),
  contradiction: contradictionShape.nullable(), changedAt: z.string(), revision: z.string(),
});

/** A question’s row as it leaves. */
export function questionOf(row: Tables['question']): z.infer<typeof questionShape> {
  const { choices, requirements, proposal, answer, contradiction, place: _place, textKey: _key, questionnaireId: _of, proposedState: _proposed, answerState: _state, ...rest } = row;
  return {
    ...rest, choices: z.array(z.string()).parse(JSON.parse(choices)), requirements: z.array(z.string()).parse(JSON.parse(requirements)),
    proposal: proposal === null ? null : proposalShape.parse(JSON.parse(proposal)), answer: answer === null ? null : keptAnswerShape.parse(JSON.parse(answer)),
    contradiction: contradiction === null ? null : contradictionShape.parse(JSON.parse(contradiction)), revision: revisionOf(row),
  };
}

/** Names a state of a question: when its answer or its review is another, so is this. */
export function revisionOf({ answer, review, changedAt }: Pick<Tables['question'], 'answer' | 'review' | 'changedAt'>): string {
  return hash('sha256', JSON.stringify([answer, review, changedAt]), 'base64url').slice(0, 22);
}
