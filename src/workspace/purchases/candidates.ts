import type { z } from 'zod';
import type { Reader } from '../../store/store.ts';
import type { candidateShape } from './purchase-shape.ts';

/** The candidates of a case in the order in which they were added: at most eight stand at a time. */
export async function candidatesOf(rows: Reader, purchase: string): Promise<z.infer<typeof candidateShape>[]> {
  return rows.selectFrom('candidate').innerJoin('vendor', 'vendor.id', 'candidate.vendorId')
    .select(['candidate.id', 'candidate.vendorId', 'vendor.name as vendor', 'vendor.domain', 'candidate.product', 'candidate.reseller', 'candidate.state', 'candidate.stateReason', 'candidate.addedAt'])
    .where('candidate.purchaseId', '=', purchase).orderBy('candidate.addedAt').orderBy('candidate.id').limit(100).execute();
}
