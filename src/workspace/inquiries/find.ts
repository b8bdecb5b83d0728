import type { Actor } from '../../identity/actor.ts';
import type { Reader } from '../../store/store.ts';
import type { ObjectFacts } from '../act.ts';
import { findPurchase } from '../purchases/find.ts';

/** Finds the case of an inquiry. */
export async function findInquiry(rows: Reader, { inquiry }: { readonly inquiry: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('inquiry').select('purchaseId').where('id', '=', inquiry).executeTakeFirst();
  return found && findPurchase(rows, { purchase: found.purchaseId });
}

/** Finds the case that a question belongs to. */
export async function findQuestion(rows: Reader, { question }: { readonly question: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('inquiryQuestion').select('inquiryId').where('id', '=', question).executeTakeFirst();
  return found && findInquiry(rows, { inquiry: found.inquiryId });
}

/** Finds the case that a candidate’s sheet belongs to. */
export async function findSheet(rows: Reader, { sheet }: { readonly sheet: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('answerSheet').select('inquiryId').where('id', '=', sheet).executeTakeFirst();
  return found && findInquiry(rows, { inquiry: found.inquiryId });
}

/** Finds the case in which somebody asked back. */
export async function findClarification(rows: Reader, { clarification }: { readonly clarification: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('clarification').select('inquiryId').where('id', '=', clarification).executeTakeFirst();
  return found && findInquiry(rows, { inquiry: found.inquiryId });
}

/** Finds the case to which a file was handed over. */
export async function findAnswerFile(rows: Reader, { file }: { readonly file: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('answerFile').select('sheetId').where('id', '=', file).where('removedAt', 'is', null).executeTakeFirst();
  return found && findSheet(rows, { sheet: found.sheetId });
}

/** Finds the sheet of the contact who asks. No input names it, so that there is nothing to guess; whoever is no contact has none. */
export async function ownSheet(rows: Reader, _input: unknown, { kind, tokenId }: Actor): Promise<ObjectFacts | undefined> {
  if (kind !== 'contact' || tokenId === null) return undefined;
  const found = await rows.selectFrom('sheetContact').select(['id', 'sheetId']).where('id', '=', tokenId).where('revokedAt', 'is', null).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'answer-sheet', id: found.sheetId, productId: null, accountId: found.id };
}
