import { z } from 'zod';
import { textShape } from '../shapes.ts';

/** What a contact can say to a question. */
const answerStates = ['unanswered', 'yes-with-evidence', 'yes', 'partly', 'planned', 'no', 'not-applicable'] as const;
export const answerStateShape = z.enum(answerStates);

/** Text of a contact: tabs and line ends are kept, other invisible characters are not. */
export const contactTextShape = z.string().trim().max(8000).regex(/^[^\p{C}]*(?:[\t\r\n][^\p{C}]*)*$/u, 'Expected text without invisible characters.');
/** The same, where something must be said. */
export const contactWordsShape = contactTextShape.min(3, 'Expected a sentence.').max(4000);

export const questionShape = z.object({ id: z.string(), kind: z.enum(['requirement', 'criterion', 'document', 'own']), reference: z.string(), ask: z.string(), why: z.string(), goodAnswer: z.string(), level: z.enum(['must', 'should']) });

/** What was seen of a candidate before it was asked. */
export const seenShape = z.object({ verdict: z.string(), text: textShape });

export const answerFileShape = z.object({ id: z.string(), question: z.string().nullable(), path: z.string(), sizeBytes: z.number(), receivedAt: z.string(), says: z.array(textShape), failing: z.number() });

export const answerShape = z.object({ question: z.string(), seen: seenShape.nullable(), state: answerStateShape, text: z.string(), plannedOn: z.string().nullable(), answeredAt: z.string().nullable() });

/** A question back, without whoever asked it. */
export const clarificationShape = z.object({ id: z.string(), text: z.string(), askedAt: z.string(), answer: z.string().nullable(), answeredAt: z.string().nullable() });

export const replyShape = z.object({ requirement: z.string(), text: z.string(), repliedAt: z.string() });
