import type { AnswerState } from '../../workspace/questionnaires/answer-shape.ts';

export type StateName = AnswerState;

/** The states in the order in which a form offers them. */
export const answerStateOrder: readonly StateName[] = ['yes-evidence', 'yes-attestation', 'partly', 'planned', 'not-applicable', 'confidential', 'no'];
