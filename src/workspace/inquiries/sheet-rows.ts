import { z } from 'zod';
import type { Reader } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { readingShape } from '../measured/inspection-summary.ts';
import { seenShape, type answerFileShape, type answerShape, type questionShape, type replyShape } from './answer-shape.ts';

/** The questions of a set in their order. */
export async function questionsOf(rows: Reader, inquiryId: string): Promise<z.infer<typeof questionShape>[]> {
  return rows.selectFrom('inquiryQuestion').select(['id', 'kind', 'reference', 'ask', 'why', 'goodAnswer', 'level']).where('inquiryId', '=', inquiryId).orderBy('position').orderBy('id').execute();
}

/** A row as it leaves to the contact itself, or to the organisation once nothing is sealed. */
export function answerOf({ questionId, seenVerdict, seen, state, text, plannedOn, answeredAt }: Tables['sheetAnswer']): z.infer<typeof answerShape> {
  return { question: questionId, seen: seenOf({ seenVerdict, seen }), state, text, plannedOn, answeredAt };
}

/** What was seen before it was asked: of every row, sealed or not. */
export function seenOf({ seenVerdict, seen }: Pick<Tables['sheetAnswer'], 'seenVerdict' | 'seen'>): z.infer<typeof seenShape> | null {
  return seenVerdict === null || seen === null ? null : seenShape.parse({ verdict: seenVerdict, text: JSON.parse(seen) });
}

/** What the files of an answer show; null while they show nothing of it. */
export function shownByFiles({ filesVerdict, filesShow }: Tables['sheetAnswer']): z.infer<typeof seenShape> | null {
  return filesVerdict === null || filesShow === null ? null : seenShape.parse({ verdict: filesVerdict, text: JSON.parse(filesShow) });
}

/** The rows of a sheet in the order of its questions. */
export async function answerRowsOf(rows: Reader, sheetId: string): Promise<Tables['sheetAnswer'][]> {
  return rows.selectFrom('sheetAnswer').innerJoin('inquiryQuestion', 'inquiryQuestion.id', 'sheetAnswer.questionId').selectAll('sheetAnswer').where('sheetAnswer.sheetId', '=', sheetId).orderBy('inquiryQuestion.position').orderBy('inquiryQuestion.id').execute();
}

/** The files of a sheet that were not taken away, the oldest first. */
export async function filesOf(rows: Reader, sheetId: string): Promise<z.infer<typeof answerFileShape>[]> {
  const files = await rows.selectFrom('answerFile').selectAll().where('sheetId', '=', sheetId).where('removedAt', 'is', null).orderBy('receivedAt').orderBy('id').execute();
  return files.map(({ id, questionId, path, sizeBytes, receivedAt, reading }) => {
    const { says, failing } = readingShape.parse(JSON.parse(reading));
    return { id, question: questionId, path, sizeBytes: Number(sizeBytes), receivedAt, says, failing };
  });
}

/** What a maker says to findings about itself on one sheet. */
export async function repliesOf(rows: Reader, sheetId: string): Promise<z.infer<typeof replyShape>[]> {
  return rows.selectFrom('findingReply').select(['requirement', 'text', 'repliedAt']).where('sheetId', '=', sheetId).orderBy('requirement').execute();
}
