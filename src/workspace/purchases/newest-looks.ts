import type { z } from 'zod';
import type { Reader } from '../../store/store.ts';
import { lookColumns, lookOf, type lookShape } from './vendor-shape.ts';

type Look = z.infer<typeof lookShape>;

/** The newest look at each of some makers, whatever product it was about. Read in a number of rows that does not grow with the past. */
export async function newestLooks(rows: Reader, vendorIds: readonly string[]): Promise<ReadonlyMap<string, Look>> {
  if (vendorIds.length === 0) return new Map();
  const newest = await rows.selectFrom('vendorLook').select(['vendorId', ({ fn }) => fn.max('endedAt').as('endedAt')]).where('vendorId', 'in', vendorIds).groupBy('vendorId').execute();
  const found = await rows.selectFrom('vendorLook').select(lookColumns).where((is) => is.or(newest.map(({ vendorId, endedAt }) => is.and([is('vendorId', '=', vendorId), is('endedAt', '=', endedAt)])))).execute();
  return new Map(found.map((row) => [row.vendorId, lookOf(row)]));
}

/** The newest look at a maker for one product, else at the maker as a whole. @param product empty for the maker as a whole */
export async function newestLookFor(rows: Reader, vendorId: string, product: string): Promise<(Look & { readonly positionDigest: string }) | undefined> {
  for (const wanted of product === '' ? [''] : [product, '']) {
    const found = await rows.selectFrom('vendorLook').select([...lookColumns, 'positionDigest']).where('vendorId', '=', vendorId).where('product', '=', wanted).orderBy('endedAt', 'desc').limit(1).executeTakeFirst();
    if (found !== undefined) return { ...lookOf(found), positionDigest: found.positionDigest };
  }
  return undefined;
}
