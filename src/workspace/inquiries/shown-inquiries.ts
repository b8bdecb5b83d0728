import { z } from 'zod';
import { wrongCodesMost } from '../../identity/contact/contact-link.ts';
import type { Reader } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { answerFileShape, answerShape, clarificationShape, questionShape, replyShape, seenShape } from './answer-shape.ts';
import { heldOf } from '../terms/promises.ts';
import { mayDiffer } from './differs.ts';
import { isSealed } from './seal.ts';
import { answerOf, answerRowsOf, filesOf, questionsOf, repliesOf, seenOf, shownByFiles } from './sheet-rows.ts';

const contactShape = z.object({ mail: z.string(), createdAt: z.string(), expiresAt: z.string(), enteredAt: z.string().nullable(), state: z.enum(['open', 'locked', 'ended', 'revoked']), isMailed: z.boolean() });

/** A sheet as the organisation sees it. While it is sealed there is nothing of the contact’s in it. */
const sheetShape = z.object({
  id: z.string(), candidateId: z.string(), vendor: z.string(), product: z.string(), lookId: z.string().nullable(), state: z.enum(['open', 'handed-in', 'set-aside']), handedInAt: z.string().nullable(), setAsideReason: z.string().nullable(),
  contact: contactShape.nullable(),
  /** What was seen before it was asked, by question. */
  seen: z.array(z.object({ question: z.string(), seen: seenShape.nullable() })),
  /** Null while they are sealed, or still being written. */
  answers: z.array(answerShape.extend({ /** What the files that were handed in show, read by the same rules. */ files: seenShape.nullable(), mayDiffer: z.boolean(), difference: z.enum(['confirmed', 'dismissed']).nullable() })).nullable(),
  files: z.array(answerFileShape).nullable(),
  replies: z.array(replyShape).nullable(),
  held: z.array(z.object({ kind: z.enum(['answer', 'reply']), reference: z.string(), clause: z.string() })).describe('Promises on it that clauses hold.'),
});

export const inquiryShape = z.object({
  id: z.string(), subject: z.string(), isTender: z.boolean(), state: z.enum(['draft', 'sent']), purpose: z.enum(['questions', 'findings']).describe('`findings`: it asks nothing, and shows one candidate what was seen of it.'), closesAt: z.string().nullable(), sentAt: z.string().nullable(), createdAt: z.string(),
  /** Whether answers must not be shown yet. */
  isSealed: z.boolean(),
  questions: z.array(questionShape),
  sheets: z.array(sheetShape),
  clarifications: z.array(clarificationShape.extend({ /** Who asked; null in a tender, where it is not told. */ vendor: z.string().nullable() })),
});

/** Every set of questions of a case as the organisation sees it, the newest first. */
export async function shownInquiries(rows: Reader, purchase: string, at: string): Promise<z.infer<typeof inquiryShape>[]> {
  const inquiries = await rows.selectFrom('inquiry').selectAll().where('purchaseId', '=', purchase).orderBy('createdAt', 'desc').orderBy('id').execute();
  const shown = [];
  for (const inquiry of inquiries) {
    const sheets = await rows.selectFrom('answerSheet').innerJoin('candidate', 'candidate.id', 'answerSheet.candidateId').innerJoin('vendor', 'vendor.id', 'candidate.vendorId').selectAll('answerSheet').select(['vendor.name as vendor', 'candidate.product'])
      .where('answerSheet.inquiryId', '=', inquiry.id).orderBy('candidate.addedAt').orderBy('candidate.id').execute();
    const asked = await rows.selectFrom('clarification').selectAll().where('inquiryId', '=', inquiry.id).orderBy('askedAt').orderBy('id').execute();
    const { id, subject, state, closesAt, sentAt, createdAt } = inquiry;
    const own = [];
    for (const sheet of sheets) own.push(await sheetOf(rows, inquiry, sheet, at));
    shown.push({
      id, subject, isTender: inquiry.isTender === 1, state, purpose: inquiry.purpose ?? ('questions' as const), closesAt, sentAt, createdAt, isSealed: isSealed(inquiry, at), questions: await questionsOf(rows, id), sheets: own,
      clarifications: asked.map((line) => ({ id: line.id, text: line.text, askedAt: line.askedAt, answer: line.answer, answeredAt: line.answeredAt, vendor: inquiry.isTender === 1 ? null : sheets.find((sheet) => sheet.id === line.sheetId)?.vendor ?? null })),
    });
  }
  return shown;
}

async function sheetOf(rows: Reader, inquiry: Tables['inquiry'], sheet: Tables['answerSheet'] & { readonly vendor: string; readonly product: string }, at: string): Promise<z.infer<typeof sheetShape>> {
  const { id, candidateId, vendor, product, lookId, state, handedInAt, setAsideReason } = sheet;
  const answers = await answerRowsOf(rows, id);
  const contact = await rows.selectFrom('sheetContact').selectAll().where('sheetId', '=', id).orderBy('createdAt', 'desc').limit(1).executeTakeFirst();
  const head = { id, candidateId, vendor, product, lookId, state, handedInAt, setAsideReason, contact: contact === undefined ? null : contactOf(contact, at), seen: answers.map((row) => ({ question: row.questionId, seen: seenOf(row) })), held: await heldOf(rows, candidateId, id) };
  // A draft is the contact’s own; once the day is over, what stands there counts as far as it goes.
  const isReadable = !isSealed(inquiry, at) && (state === 'handed-in' || (inquiry.closesAt !== null && at >= inquiry.closesAt));
  const replies = isSealed(inquiry, at) ? null : await repliesOf(rows, id);
  if (!isReadable) return { ...head, replies, answers: null, files: null };
  return { ...head, answers: answers.map((row) => ({ ...answerOf(row), files: shownByFiles(row), mayDiffer: mayDiffer(row), difference: row.difference })), files: await filesOf(rows, id), replies };
}

function contactOf({ mail, createdAt, expiresAt, enteredAt, revokedAt, wrongCodes, handedCodeHash }: Tables['sheetContact'], at: string): z.infer<typeof contactShape> {
  const state = revokedAt !== null ? 'revoked' : expiresAt <= at ? 'ended' : wrongCodes >= wrongCodesMost ? 'locked' : 'open';
  return { mail, createdAt, expiresAt, enteredAt, state, isMailed: handedCodeHash === null };
}
