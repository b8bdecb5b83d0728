import type { Reader } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { ActRefused } from '../act-refused.ts';

/** A sheet with what decides whether it may still be changed. */
export interface SheetInCase {
  readonly sheet: Tables['answerSheet'];
  readonly inquiry: Tables['inquiry'];
  readonly candidateState: string;
  readonly purchaseState: string;
}

/** A sheet, its inquiry, and how candidate and case stand. */
export async function sheetInCase(rows: Reader, sheetId: string): Promise<SheetInCase> {
  const sheet = await rows.selectFrom('answerSheet').selectAll().where('id', '=', sheetId).executeTakeFirstOrThrow();
  const inquiry = await rows.selectFrom('inquiry').selectAll().where('id', '=', sheet.inquiryId).executeTakeFirstOrThrow();
  const { state: purchaseState } = await rows.selectFrom('purchase').select('state').where('id', '=', inquiry.purchaseId).executeTakeFirstOrThrow();
  const { state: candidateState } = await rows.selectFrom('candidate').select('state').where('id', '=', sheet.candidateId).executeTakeFirstOrThrow();
  return { sheet, inquiry, candidateState, purchaseState };
}

/** Why a sheet takes no more answers; undefined while it does. A tender closes at its hour; any other inquiry stays open until it is handed in. */
export function closedBecause({ sheet, inquiry, candidateState, purchaseState }: SheetInCase, at: string): string | undefined {
  if (sheet.state === 'handed-in') return 'Your answers were handed in, and stand as they are.';
  if (sheet.state === 'set-aside' || candidateState !== 'standing' || purchaseState !== 'open') return 'No answers are asked for any more.';
  return inquiry.isTender === 1 && inquiry.closesAt !== null && at >= inquiry.closesAt ? 'The time for answers is over.' : undefined;
}

/** The sheet, while it may be changed. @throws ActRefused */
export async function openSheet(rows: Reader, sheetId: string, at: string): Promise<SheetInCase> {
  const found = await sheetInCase(rows, sheetId);
  const why = closedBecause(found, at);
  if (why !== undefined) throw new ActRefused('conflict', why);
  return found;
}
