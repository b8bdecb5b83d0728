import type { VerdictName } from '../../model/verdict.ts';

export const answerWords = { unanswered: 'no answer', 'yes-with-evidence': 'yes, with evidence', yes: 'yes', partly: 'partly', planned: 'planned', no: 'no', 'not-applicable': 'does not apply' } as const;
export const answerOptions = [['unanswered', 'no answer yet'], ['yes-with-evidence', 'yes, with evidence: attach a file'], ['yes', 'yes'], ['partly', 'partly'], ['planned', 'planned, with a day'], ['no', 'no'], ['not-applicable', 'does not apply, with why']] as const;
export const sheetWords = { open: 'not answered yet', 'handed-in': 'answered', 'set-aside': 'set aside' } as const;
export const contactWords = { open: 'good', locked: 'locked after ten wrong codes', ended: 'ended', revoked: 'withdrawn' } as const;

export type AnswerState = keyof typeof answerWords;

/** A question as pages show it. */
export interface ShownQuestion { readonly id: string; readonly kind: 'requirement' | 'criterion' | 'document' | 'own'; readonly reference: string; readonly ask: string; readonly why: string; readonly goodAnswer: string; readonly level: 'must' | 'should' }

/** What was seen before it was asked; words may be the maker’s. */
export interface ShownSeen { readonly verdict: string; readonly text: { readonly parts: readonly (string | { readonly quote: string })[] } }
export interface ShownAnswer { readonly question: string; readonly seen: ShownSeen | null; readonly state: AnswerState; readonly text: string; readonly plannedOn: string | null; readonly answeredAt: string | null }
export interface ShownFile { readonly id: string; readonly question: string | null; readonly path: string; readonly sizeBytes: number; readonly receivedAt: string; readonly says: readonly { readonly parts: readonly (string | { readonly quote: string })[] }[]; readonly failing: number }
export interface ShownReply { readonly requirement: string; readonly text: string; readonly repliedAt: string }
export interface ShownClarification { readonly id: string; readonly text: string; readonly askedAt: string; readonly answer: string | null; readonly answeredAt: string | null }

/** A verdict out of a kept row. */
export function verdictIn(seen: ShownSeen): VerdictName {
  return seen.verdict as VerdictName;
}
