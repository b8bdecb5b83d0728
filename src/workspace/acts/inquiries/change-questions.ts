import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import type { Reader } from '../../../store/store.ts';
import type { Tables } from '../../../store/tables.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { contactWordsShape } from '../../inquiries/answer-shape.ts';
import { findInquiry, findQuestion } from '../../inquiries/find.ts';
import { keepOpen } from '../../purchases/keep-open.ts';
import { idShape } from '../../shapes.ts';
import { nothingShape } from '../identity/shapes.ts';

/** Questions of one set at most. */
const questionsMost = 200;

/** An inquiry that was not sent yet. @throws ActRefused */
export async function draftOf(rows: Reader, id: string): Promise<Tables['inquiry']> {
  const inquiry = await rows.selectFrom('inquiry').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  await keepOpen(rows, inquiry.purchaseId);
  if (inquiry.state !== 'draft') throw new ActRefused('conflict', 'These questions were sent, and stand as they are: whoever answers must be able to rely on them.');
  return inquiry;
}

export const addQuestion = changingAct({
  id: 'inquiry.add-question',
  summary: 'Adds a question of one’s own to a draft; in a tender it goes to all candidates.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'POST', path: '/api/v1/inquiries/{inquiry}/questions' },
  input: z.strictObject({ inquiry: idShape, ask: contactWordsShape, why: contactWordsShape.optional(), level: z.enum(['must', 'should']).default('should') }),
  output: z.object({ id: z.string() }),
  find: findInquiry,
  run: async ({ rows, services: { ports }, note }, { inquiry, ask, why = '', level }) => {
    await draftOf(rows, inquiry);
    const present = await rows.selectFrom('inquiryQuestion').select('position').where('inquiryId', '=', inquiry).execute();
    if (present.length >= questionsMost) throw new ActRefused('too-many', `One set holds at most ${questionsMost} questions.`);
    const id = newIdentifier(ports);
    await rows.insertInto('inquiryQuestion').values({ id, inquiryId: inquiry, position: Math.max(-1, ...present.map(({ position }) => position)) + 1, kind: 'own', reference: '', ask, why, goodAnswer: '', level }).execute();
    const sheets = await rows.selectFrom('answerSheet').select('id').where('inquiryId', '=', inquiry).execute();
    for (const sheet of sheets) await rows.insertInto('sheetAnswer').values({ sheetId: sheet.id, questionId: id, seenVerdict: null, seen: null, state: 'unanswered', text: '', plannedOn: null, answeredAt: null, filesVerdict: null, filesShow: null, difference: null, differenceAt: null, differenceBy: null }).execute();
    note({ inquiry, question: id });
    return { id };
  },
});

export const removeQuestion = changingAct({
  id: 'inquiry.remove-question',
  summary: 'Takes a question out of a draft; in a tender for all candidates.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'DELETE', path: '/api/v1/inquiry-questions/{question}' },
  input: z.strictObject({ question: idShape }),
  output: nothingShape,
  find: findQuestion,
  run: async ({ rows, note }, { question }) => {
    const { inquiryId } = await rows.selectFrom('inquiryQuestion').select('inquiryId').where('id', '=', question).executeTakeFirstOrThrow();
    await draftOf(rows, inquiryId);
    await rows.deleteFrom('sheetAnswer').where('questionId', '=', question).execute();
    await rows.deleteFrom('inquiryQuestion').where('id', '=', question).execute();
    note({ inquiry: inquiryId, question });
    return {};
  },
});

export const discardInquiry = changingAct({
  id: 'inquiry.discard',
  summary: 'Throws a draft away that was not sent.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'DELETE', path: '/api/v1/inquiries/{inquiry}' },
  input: z.strictObject({ inquiry: idShape }),
  output: nothingShape,
  find: findInquiry,
  run: async ({ rows, note }, { inquiry }) => {
    await draftOf(rows, inquiry);
    const sheets = (await rows.selectFrom('answerSheet').select('id').where('inquiryId', '=', inquiry).execute()).map(({ id }) => id);
    if (sheets.length > 0) await rows.deleteFrom('sheetAnswer').where('sheetId', 'in', sheets).execute();
    await rows.deleteFrom('answerSheet').where('inquiryId', '=', inquiry).execute();
    await rows.deleteFrom('inquiryQuestion').where('inquiryId', '=', inquiry).execute();
    await rows.deleteFrom('inquiry').where('id', '=', inquiry).execute();
    note({ inquiry });
    return {};
  },
});
