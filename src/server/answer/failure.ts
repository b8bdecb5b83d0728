import { EvidenceRefused } from '../../store/evidence/evidence-store.ts';
import { StoreFailure, type StoreTrouble } from '../../store/store-failure.ts';
import { ActRefused } from '../../workspace/act-refused.ts';
import { BodyRefused } from '../api/request-body.ts';
import type { Answer } from './answer.ts';
import { problemAnswer } from './problem.ts';
import type { ProblemName } from './problem-kinds.ts';

/** What was thrown while a request was worked on, turned into an answer. */
export interface Failure {
  readonly answer: Answer;
  /** Our own mistake: it belongs into the log. */
  readonly isDefect: boolean;
  /** A write could not be made durable: the process has to end. */
  readonly endsProcess: boolean;
}

const ofTrouble: Readonly<Record<StoreTrouble, ProblemName>> = {
  'disk-full': 'disk-full', 'read-only': 'read-only', unreachable: 'unavailable', 'in-use': 'unavailable', 'not-durable': 'unavailable', damaged: 'damaged', schema: 'unavailable', overloaded: 'busy',
};
/** Seconds after which trying again may help. */
const retryAfterSeconds: Partial<Record<StoreTrouble, number>> = { unreachable: 5, 'in-use': 5, 'not-durable': 10, overloaded: 2, 'read-only': 60 };
/** Refusals whose words would tell one case from another. */
const sameWords: ReadonlySet<string> = new Set(['not-found', 'signed-out']);

/** Turns whatever was thrown into an answer that shows nothing of the inside. */
export function answerOfFailure(thrown: unknown, requestId: string): Failure {
  const told = (answer: Answer): Failure => ({ answer, isDefect: false, endsProcess: false });
  if (thrown instanceof ActRefused) {
    const { refusal, message, problems } = thrown;
    const seconds = refusal === 'too-many' ? { retryAfterSeconds: 60 } : {};
    return told(problemAnswer(refusal, requestId, sameWords.has(refusal) ? {} : { detail: message, problems, ...seconds }));
  }
  if (thrown instanceof BodyRefused) return told(problemAnswer(thrown.problem, requestId, { detail: thrown.message, headers: { connection: 'close' } }));
  if (thrown instanceof EvidenceRefused) return told(problemAnswer('too-large', requestId, { detail: thrown.message, headers: { connection: 'close' } }));
  if (thrown instanceof StoreFailure) {
    const seconds = retryAfterSeconds[thrown.trouble];
    const answer = problemAnswer(ofTrouble[thrown.trouble], requestId, seconds === undefined ? {} : { retryAfterSeconds: seconds });
    return { answer, isDefect: false, endsProcess: thrown.trouble === 'not-durable' };
  }
  return { answer: problemAnswer('defect', requestId), isDefect: true, endsProcess: false };
}
