import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { requirementById } from '../../../catalog/index.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { contactWordsShape } from '../../inquiries/answer-shape.ts';
import { ownSheet } from '../../inquiries/find.ts';
import { openSheet, sheetInCase } from '../../inquiries/open-sheet.ts';
import { replyDays, replyUntil } from '../../purchases/hearings.ts';
import { nothingShape } from '../identity/shapes.ts';

/** Questions back of one sheet at most. */
const clarificationsMost = 50;

export const askBack = changingAct({
  id: 'answer-sheet.ask-back',
  summary: 'Asks the organisation what a question means. In a tender its answer goes to all, without a name.',
  area: 'business-data',
  object: 'answer-sheet',
  http: { method: 'POST', path: '/api/v1/answer/clarifications' },
  input: z.strictObject({ text: contactWordsShape }),
  output: z.object({ id: z.string() }),
  find: ownSheet,
  run: async ({ rows, object, services: { ports }, at }, { text }) => {
    const { inquiry } = await openSheet(rows, object.id, at);
    const { count } = await rows.selectFrom('clarification').select(({ fn }) => fn.countAll<number>().as('count')).where('sheetId', '=', object.id).executeTakeFirstOrThrow();
    if (Number(count) >= clarificationsMost) throw new ActRefused('too-many', `At most ${clarificationsMost} questions back are taken.`);
    const id = newIdentifier(ports);
    await rows.insertInto('clarification').values({ id, inquiryId: inquiry.id, sheetId: object.id, text, askedAt: at, answer: null, answeredAt: null, answeredBy: null }).execute();
    return { id };
  },
});

export const replyToFinding = changingAct({
  id: 'answer-sheet.reply',
  summary: 'Says something to a finding about one’s own product. It is shown word for word beside the finding, with its day; a later reply takes its place.',
  area: 'business-data',
  object: 'answer-sheet',
  http: { method: 'POST', path: '/api/v1/answer/replies' },
  input: z.strictObject({ requirement: z.string().max(120).refine((id) => requirementById.has(id), 'Expected a requirement.'), text: contactWordsShape }),
  output: nothingShape,
  find: ownSheet,
  run: async ({ rows, object, services: { ports }, at }, { requirement, text }) => {
    const { sheet, purchaseState, candidateState, inquiry } = await sheetInCase(rows, object.id);
    // A reply may come after the answers, as long as nothing is decided; in a tender while it is open, or its days to reply last.
    const isOver = inquiry.isTender === 1 && inquiry.closesAt !== null && at >= inquiry.closesAt && at >= (await repliesUntil(rows, sheet.id, inquiry.purchaseId));
    if (purchaseState !== 'open' || candidateState !== 'standing' || isOver) throw new ActRefused('conflict', 'Replies are not taken any more.');
    const { vendorId } = await rows.selectFrom('candidate').select('vendorId').where('id', '=', sheet.candidateId).executeTakeFirstOrThrow();
    await rows.deleteFrom('findingReply').where('sheetId', '=', sheet.id).where('requirement', '=', requirement).execute();
    await rows.insertInto('findingReply').values({ id: newIdentifier(ports), sheetId: sheet.id, candidateId: sheet.candidateId, vendorId, requirement, text, repliedAt: at }).execute();
    return {};
  },
});

/** Until when a maker has its days to reply, from the first link to its sheet on. */
async function repliesUntil(rows: Parameters<typeof openSheet>[0], sheetId: string, purchaseId: string): Promise<string> {
  const first = await rows.selectFrom('sheetContact').select('createdAt').where('sheetId', '=', sheetId).orderBy('createdAt').limit(1).executeTakeFirstOrThrow();
  const { replyDays: days } = await rows.selectFrom('purchase').select('replyDays').where('id', '=', purchaseId).executeTakeFirstOrThrow();
  return replyUntil(first.createdAt, days ?? replyDays.usual);
}
