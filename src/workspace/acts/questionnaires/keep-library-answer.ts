import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { answerShape } from '../../questionnaires/answer-shape.ts';
import { findQuestion } from '../../questionnaires/find.ts';
import { questionOf } from '../../questionnaires/questionnaire-shape.ts';
import { idShape } from '../../shapes.ts';

export const keepLibraryAnswer = changingAct({
  id: 'answer-library.keep',
  summary: 'Puts a final answer into the library, for the same question in another questionnaire of the product. It has an owner and holds until a day; an earlier answer to the same question is retired.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'POST', path: '/api/v1/questions/{question}/library' },
  input: z.strictObject({ question: idShape, expiresOn: z.iso.date() }),
  output: z.object({ id: z.string() }),
  find: findQuestion,
  run: async ({ rows, actor, object, services, at, note }, { question, expiresOn }) => {
    const row = await rows.selectFrom('question').selectAll().where('id', '=', question).executeTakeFirstOrThrow();
    const { answer, review } = questionOf(row);
    if (answer === null || review !== 'final') throw new ActRefused('conflict', 'Only a final answer goes into the library: review it and make it final first.');
    const expiresAt = expiryOf(expiresOn, at);
    const by = actor.accountId ?? actor.kind;
    await rows.updateTable('libraryAnswer').set({ retiredAt: at }).where('textKey', '=', row.textKey).where('productId', '=', object.productId).where('retiredAt', 'is', null).execute();
    const id = newIdentifier(services.ports);
    await rows.insertInto('libraryAnswer').values({ id, productId: object.productId, textKey: row.textKey, questionText: row.text, requirements: row.requirements, state: answer.state, answer: JSON.stringify(answerShape.parse(answer)), ownedBy: row.answeredBy ?? by, approvedBy: by, approvedAt: at, expiresAt, retiredAt: null }).execute();
    note({ libraryAnswer: id, question, expiresAt });
    return { id };
  },
});

/** Longer than this, nobody knows whether an answer still holds. */
const daysMost = 730;

/** The end of a day until which an answer holds. @throws ActRefused when it lies in the past or too far off */
export function expiryOf(day: string, at: string): string {
  const expiresAt = `${day}T23:59:59.999Z`;
  if (expiresAt <= at || Date.parse(expiresAt) > Date.parse(at) + daysMost * 86_400_000) throw new ActRefused('invalid-input', 'An answer holds for a time that can be foreseen.', [{ path: '/expiresOn', message: `Expected a day from now on, within ${daysMost} days.` }]);
  return expiresAt;
}
