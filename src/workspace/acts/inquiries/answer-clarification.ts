import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { contactWordsShape } from '../../inquiries/answer-shape.ts';
import { findClarification } from '../../inquiries/find.ts';
import { idShape } from '../../shapes.ts';
import { nothingShape } from '../identity/shapes.ts';

export const answerClarification = changingAct({
  id: 'inquiry.answer-clarification',
  summary: 'Answers what a contact asked back. In a tender question and answer go to all candidates, without the name of whoever asked.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'POST', path: '/api/v1/clarifications/{clarification}/answer' },
  input: z.strictObject({ clarification: idShape, text: contactWordsShape }),
  output: nothingShape,
  find: findClarification,
  run: async ({ rows, actor, at, note }, { clarification, text }) => {
    const changed = await rows.updateTable('clarification').set({ answer: text, answeredAt: at, answeredBy: actor.accountId ?? actor.kind }).where('id', '=', clarification).where('answeredAt', 'is', null).returning('id').executeTakeFirst();
    if (changed === undefined) throw new ActRefused('conflict', 'This was answered already: everybody has read that answer.');
    note({ clarification });
    return {};
  },
});
