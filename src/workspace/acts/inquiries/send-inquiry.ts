import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { dayShape } from '../../goals/input-shapes.ts';
import { findInquiry } from '../../inquiries/find.ts';
import { idShape, nameShape } from '../../shapes.ts';
import { draftOf } from './change-questions.ts';

/** Days until which answers can be asked for at most. */
const daysMost = 180;

export const sendInquiry = changingAct({
  id: 'inquiry.send',
  summary: 'Freezes the questions and sets the day by which they are to be answered, at its end in UTC. In a tender answers stay sealed until then. Whoever answers gets a link of their own.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'POST', path: '/api/v1/inquiries/{inquiry}/sending' },
  input: z.strictObject({ inquiry: idShape, subject: nameShape.describe('As the contact reads it.'), closesOn: dayShape }),
  output: z.object({ closesAt: z.string() }),
  find: findInquiry,
  run: async ({ rows, actor, at, note }, { inquiry, subject, closesOn }) => {
    const { purchaseId, isTender } = await draftOf(rows, inquiry);
    const closesAt = new Date(Date.parse(`${closesOn}T00:00:00.000Z`) + 86_400_000).toISOString();
    const days = (Date.parse(closesAt) - Date.parse(at)) / 86_400_000;
    if (days <= 0 || days > daysMost) throw new ActRefused('invalid-input', 'The questions can’t be sent.', [{ path: 'closesOn', message: `Expected a day from today on, at most ${daysMost} days ahead.` }]);
    const any = await rows.selectFrom('inquiryQuestion').select('id').where('inquiryId', '=', inquiry).limit(1).executeTakeFirst();
    if (any === undefined) throw new ActRefused('conflict', 'There is no question to send. Add one first.');
    const asked = (await rows.selectFrom('answerSheet').select('candidateId').where('inquiryId', '=', inquiry).execute()).map(({ candidateId }) => candidateId);
    const standing = await rows.selectFrom('candidate').select('id').where('purchaseId', '=', purchaseId).where('state', '=', 'standing').execute();
    // Whoever joined after the draft would get no questions.
    if (isTender === 1 && standing.some(({ id }) => !asked.includes(id))) throw new ActRefused('conflict', 'A candidate was added after this draft. Discard it and make the set anew, so that all get the same.');
    await rows.updateTable('inquiry').set({ state: 'sent', subject, closesAt, sentAt: at, sentBy: actor.accountId ?? actor.kind }).where('id', '=', inquiry).execute();
    note({ inquiry, closesAt, isTender: isTender === 1 });
    return { closesAt };
  },
});
