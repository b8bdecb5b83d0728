import { z } from 'zod';
import type { Reader } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { answerShape, answerStateShape } from './answer-shape.ts';
import type { suggestionShape } from './questionnaire-shape.ts';

type Suggestion = z.infer<typeof suggestionShape>;

/** An answer of the library as it leaves in lists. */
export const libraryAnswerShape = z.object({
  id: z.string(), productId: z.string().nullable(), questionText: z.string(), requirements: z.array(z.string()), answer: answerShape,
  ownedBy: z.string(), approvedBy: z.string(), approvedAt: z.string(), expiresAt: z.string(), isExpired: z.boolean(),
});

/** A row as it leaves. @param at RFC 3339 */
export function libraryAnswerOf({ requirements, answer, textKey: _key, state: _state, retiredAt: _retired, ...rest }: Tables['libraryAnswer'], at: string): z.infer<typeof libraryAnswerShape> {
  return { ...rest, requirements: z.array(z.string()).parse(JSON.parse(requirements)), answer: answerShape.parse(JSON.parse(answer)), isExpired: rest.expiresAt <= at };
}

/** Approved answers to the very same questions: one that still holds before one that ended, the product’s own before one for all, the newest first. */
export async function suggestionsFor(rows: Reader, questions: readonly Pick<Tables['question'], 'textKey'>[], productId: string, at: string): Promise<(question: Pick<Tables['question'], 'textKey'>) => Suggestion | null> {
  const keys = [...new Set(questions.map(({ textKey }) => textKey))];
  const found = keys.length === 0 ? [] : await rows.selectFrom('libraryAnswer').selectAll().where('textKey', 'in', keys).where('retiredAt', 'is', null).where((is) => is.or([is('productId', '=', productId), is('productId', 'is', null)])).execute();
  return ({ textKey }) => inOrder(found.filter((row) => row.textKey === textKey), at).map((row) => suggestionOf(row, at, true))[0] ?? null;
}

/** Approved answers to questions that ask for the same requirements in other words. */
export async function similarAnswers(rows: Reader, { textKey, requirements }: Pick<Tables['question'], 'textKey' | 'requirements'>, productId: string, at: string): Promise<readonly Suggestion[]> {
  if (requirements === '[]') return [];
  const found = await rows.selectFrom('libraryAnswer').selectAll().where('requirements', '=', requirements).where('textKey', '!=', textKey).where('retiredAt', 'is', null).where((is) => is.or([is('productId', '=', productId), is('productId', 'is', null)])).orderBy('approvedAt', 'desc').limit(5).execute();
  return inOrder(found, at).map((row) => suggestionOf(row, at, false));
}

function inOrder(answers: readonly Tables['libraryAnswer'][], at: string): readonly Tables['libraryAnswer'][] {
  const place = ({ expiresAt, productId }: Tables['libraryAnswer']): number => (expiresAt <= at ? 2 : 0) + (productId === null ? 1 : 0);
  return answers.toSorted((one, other) => place(one) - place(other) || (one.approvedAt < other.approvedAt ? 1 : -1));
}

function suggestionOf({ id, answer, approvedAt, expiresAt, productId, questionText, state }: Tables['libraryAnswer'], at: string, isSameQuestion: boolean): Suggestion {
  return { id, state: answerStateShape.parse(state), text: answerShape.parse(JSON.parse(answer)).text, approvedAt, expiresAt, isExpired: expiresAt <= at, isForAllProducts: productId === null, isSameQuestion, questionText };
}
