import type { Reader } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { ActRefused } from '../act-refused.ts';
import { keepOpen } from '../purchases/keep-open.ts';

/** An objection that nobody has decided or taken back, in an open case. @throws ActRefused */
export async function openObjection(rows: Reader, objection: string): Promise<Tables['objection']> {
  const row = await rows.selectFrom('objection').selectAll().where('id', '=', objection).executeTakeFirstOrThrow();
  await keepOpen(rows, row.purchaseId);
  if (row.withdrawnAt !== null) throw new ActRefused('conflict', 'This objection was taken back.');
  if (row.decision !== null) throw new ActRefused('conflict', `This objection was ${row.decision} already.`);
  return row;
}
