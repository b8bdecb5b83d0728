import { z } from 'zod';
import type { Reader } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { isSealed } from './seal.ts';

/**
 * Whether an answer says yes to what was looked at and is not so: for a person to look at both. It is called “differs”
 * only after that person confirmed it.
 * Both count: what was seen from outside, and what the files that were handed in show.
 */
export function mayDiffer({ state, seenVerdict, filesVerdict }: Pick<Tables['sheetAnswer'], 'state' | 'seenVerdict' | 'filesVerdict'>): boolean {
  return (state === 'yes' || state === 'yes-with-evidence') && [seenVerdict, filesVerdict].some((verdict) => verdict === 'not-met' || verdict === 'contradicted');
}

/** An answer of a candidate of which a person said that it and what was seen differ. */
export const differenceShape = z.object({ candidateId: z.string(), requirement: z.string(), text: z.string(), confirmedAt: z.string() });

/** Answers of one case that are looked through. */
const answersMost = 4000;

interface Differences {
  readonly differences: z.infer<typeof differenceShape>[];
  /** Answers that may differ, at which nobody here has looked yet. */
  readonly toLookAt: number;
}

/** Where answers of a case and what was seen differ, as persons confirmed; nothing out of a tender that is open still. */
export async function differencesOf(rows: Reader, purchaseId: string, at: string): Promise<Differences> {
  // From the case down: what belongs to it is found by it, and not among what belongs to all.
  const inquiries = (await rows.selectFrom('inquiry').select(['id', 'isTender', 'closesAt']).where('purchaseId', '=', purchaseId).execute()).filter((inquiry) => !isSealed(inquiry, at));
  const sheets = inquiries.length === 0 ? [] : await rows.selectFrom('answerSheet').select(['id', 'candidateId']).where('inquiryId', 'in', inquiries.map(({ id }) => id)).where('state', '=', 'handed-in').execute();
  const open = new Map(sheets.map(({ id, candidateId }) => [id, candidateId]));
  if (open.size === 0) return { differences: [], toLookAt: 0 };
  const answers = await rows.selectFrom('sheetAnswer').select(['sheetId', 'questionId', 'text', 'state', 'seenVerdict', 'filesVerdict', 'difference', 'differenceAt']).where('sheetId', 'in', [...open.keys()]).where('state', 'in', ['yes', 'yes-with-evidence']).limit(answersMost).execute();
  const readable = answers.filter(mayDiffer);
  const questions = readable.length === 0 ? [] : await rows.selectFrom('inquiryQuestion').select(['id', 'reference', 'position']).where('id', 'in', [...new Set(readable.map(({ questionId }) => questionId))]).where('kind', '=', 'requirement').execute();
  const asked = new Map(questions.map((question) => [question.id, question]));
  const found = readable.flatMap(({ questionId, sheetId, ...answer }) => {
    const question = asked.get(questionId);
    return question === undefined ? [] : [{ ...answer, requirement: question.reference, position: question.position, candidateId: open.get(sheetId) ?? '' }];
  }).toSorted((one, other) => one.position - other.position);
  return {
    differences: found.flatMap(({ candidateId, requirement, text, difference, differenceAt }) => (difference === 'confirmed' && differenceAt !== null ? [{ candidateId, requirement, text, confirmedAt: differenceAt }] : [])),
    toLookAt: found.filter(({ difference }) => difference === null).length,
  };
}
