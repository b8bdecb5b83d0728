import type { Reader } from '../../store/store.ts';
import { purchaseShape } from '../purchases/purchase-shape.ts';
import type { Demand } from '../purchases/requirement-sets.ts';

/** What a case asks of makers. */
export async function demandsOf(rows: Reader, purchase: string): Promise<readonly Demand[]> {
  const { demands } = await rows.selectFrom('purchase').select('demands').where('id', '=', purchase).executeTakeFirstOrThrow();
  return purchaseShape.shape.demands.parse(JSON.parse(demands));
}
