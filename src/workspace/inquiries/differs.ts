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

interface Differences {
  readonly differences: z.infer<typeof differenceShape>[];
  /** Answers that may differ, at which nobody here has looked yet. */
  readonly toLookAt: number;
}

/** Where answers of a case and what was seen differ, as persons confirmed; nothing out of a tender that is open still. */
export async function differencesOf(rows: Reader, purchaseId: string, at: string): Promise<Differences> {
  const found = await rows.selectFrom('sheetAnswer').innerJoin('inquiryQuestion', 'inquiryQuestion.id', 'sheetAnswer.questionId').innerJoin('answerSheet', 'answerSheet.id', 'sheetAnswer.sheetId').innerJoin('inquiry', 'inquiry.id', 'answerSheet.inquiryId')
    .select(['answerSheet.candidateId', 'inquiryQuestion.reference as requirement', 'sheetAnswer.text', 'sheetAnswer.state', 'sheetAnswer.seenVerdict', 'sheetAnswer.filesVerdict', 'sheetAnswer.difference', 'sheetAnswer.differenceAt', 'inquiry.isTender', 'inquiry.closesAt'])
    .where('inquiry.purchaseId', '=', purchaseId).where('inquiryQuestion.kind', '=', 'requirement').where('answerSheet.state', '=', 'handed-in').where('sheetAnswer.state', 'in', ['yes', 'yes-with-evidence']).orderBy('inquiryQuestion.position').limit(2000).execute();
  const readable = found.filter((row) => !isSealed(row, at) && mayDiffer(row));
  return {
    differences: readable.flatMap(({ candidateId, requirement, text, difference, differenceAt }) => (difference === 'confirmed' && differenceAt !== null ? [{ candidateId, requirement, text, confirmedAt: differenceAt }] : [])),
    toLookAt: readable.filter(({ difference }) => difference === null).length,
  };
}
