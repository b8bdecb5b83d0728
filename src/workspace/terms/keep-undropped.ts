import type { Reader } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { ActRefused } from '../act-refused.ts';

/** A candidate that stands or was chosen, in a case that was not dropped: risks are accepted anew, and clauses kept, after an award too. @throws ActRefused */
export async function keepUndropped(rows: Reader, candidate: string): Promise<{ readonly row: Tables['candidate']; readonly purchase: Tables['purchase'] }> {
  const row = await rows.selectFrom('candidate').selectAll().where('id', '=', candidate).executeTakeFirstOrThrow();
  const purchase = await rows.selectFrom('purchase').selectAll().where('id', '=', row.purchaseId).executeTakeFirstOrThrow();
  if (purchase.state === 'dropped') throw new ActRefused('conflict', 'This case was dropped. Open a new one.');
  if (row.state !== 'standing' && row.state !== 'awarded') throw new ActRefused('conflict', 'This candidate does not stand any more.');
  return { row, purchase };
}
