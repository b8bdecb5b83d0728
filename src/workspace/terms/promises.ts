import { z } from 'zod';
import { lineTitle } from '../../report/vendor-view/sections.ts';
import type { Reader } from '../../store/store.ts';
import { isSealed } from '../inquiries/seal.ts';

/** Where a maker said what a clause holds, and in which words. */
export const promiseSourceShape = z.object({
  kind: z.enum(['answer', 'reply']), sheetId: z.string(),
  /** The question that was answered, or the requirement that was replied on. */
  reference: z.string(),
  /** The question as it was asked, or the requirement’s title. */
  about: z.string(),
  /** The maker’s own words; empty when it only named a day. */
  words: z.string(),
  saidAt: z.string(),
});
type PromiseSource = z.infer<typeof promiseSourceShape>;

interface Said {
  readonly candidateId: string;
  readonly requirement: string | null;
  readonly plannedOn: string | null;
  readonly source: PromiseSource;
}

/** What a maker said in an answer or a reply; undefined when it said nothing, or it can’t be read yet. @param at RFC 3339 */
export async function saidIn(rows: Reader, sheetId: string, { kind, reference }: Pick<PromiseSource, 'kind' | 'reference'>, at: string): Promise<Said | undefined> {
  const sheet = await rows.selectFrom('answerSheet').innerJoin('inquiry', 'inquiry.id', 'answerSheet.inquiryId').select(['answerSheet.candidateId', 'answerSheet.state', 'answerSheet.handedInAt', 'inquiry.isTender', 'inquiry.closesAt']).where('answerSheet.id', '=', sheetId).executeTakeFirstOrThrow();
  if (isSealed(sheet, at)) return undefined;
  const { candidateId } = sheet;
  if (kind === 'reply') {
    const reply = await rows.selectFrom('findingReply').select(['text', 'repliedAt']).where('sheetId', '=', sheetId).where('requirement', '=', reference).executeTakeFirst();
    return reply && { candidateId, requirement: reference, plannedOn: null, source: { kind, sheetId, reference, about: lineTitle(reference), words: reply.text, saidAt: reply.repliedAt } };
  }
  // A draft is the contact’s own until it is handed in, or the time for answers is over.
  if (sheet.state !== 'handed-in' && (sheet.closesAt === null || at < sheet.closesAt)) return undefined;
  const answer = await rows.selectFrom('sheetAnswer').innerJoin('inquiryQuestion', 'inquiryQuestion.id', 'sheetAnswer.questionId').select(['sheetAnswer.state', 'sheetAnswer.text', 'sheetAnswer.plannedOn', 'sheetAnswer.answeredAt', 'inquiryQuestion.kind', 'inquiryQuestion.reference', 'inquiryQuestion.ask'])
    .where('sheetAnswer.sheetId', '=', sheetId).where('sheetAnswer.questionId', '=', reference).executeTakeFirst();
  if (answer === undefined || answer.state === 'unanswered') return undefined;
  return { candidateId, requirement: answer.kind === 'requirement' ? answer.reference : null, plannedOn: answer.plannedOn, source: { kind, sheetId, reference, about: answer.ask, words: answer.text, saidAt: sheet.handedInAt ?? answer.answeredAt ?? at } };
}

/** Whether a kept clause holds the same promise. @param kept JSON as its row has it */
export function isHeld(kept: string | null, { kind, sheetId, reference }: PromiseSource): boolean {
  const source = kept === null ? undefined : promiseSourceShape.parse(JSON.parse(kept));
  return source?.kind === kind && source.sheetId === sheetId && source.reference === reference;
}

/** What clauses hold of what was said on one sheet. */
export async function heldOf(rows: Reader, candidateId: string, sheetId: string): Promise<{ readonly kind: PromiseSource['kind']; readonly reference: string; readonly clause: string }[]> {
  const kept = await rows.selectFrom('clause').select(['id', 'source']).where('candidateId', '=', candidateId).where('state', '!=', 'dropped').where('source', 'is not', null).execute();
  return kept.flatMap(({ id, source }) => {
    const { kind, reference, sheetId: said } = promiseSourceShape.parse(JSON.parse(source ?? ''));
    return said === sheetId ? [{ kind, reference, clause: id }] : [];
  });
}

const lineMost = 500;

/** What was promised, in one line: the maker’s words as far as they go, else what was asked. */
export function promiseLine({ words, about }: PromiseSource): string {
  const line = (words === '' ? about : words).split(/\s+/u).join(' ').trim();
  return line.length <= lineMost ? line : `${line.slice(0, lineMost - 1)}…`;
}

/** Draft of a clause on a promise. @param words those that the requirement’s clause begins with */
export function promisedText({ kind, about, words, saidAt }: PromiseSource, clause: string | undefined, dueOn: string): string {
  const said = words === '' ? 'that it is planned' : `“${words}”`;
  return `${clause === undefined ? '' : `${clause}\n\n`}On ${saidAt.slice(0, 10)} the supplier ${kind === 'answer' ? `answered, asked “${about}”` : `replied, on “${about}”`}: ${said}. The supplier shall have done what it said by ${dueOn}, and shall tell the customer in writing when it has.`;
}
