import type { z } from 'zod';
import type { Reader } from '../../store/store.ts';
import { lookColumns, lookOf, type lookShape } from './vendor-shape.ts';

type Look = z.infer<typeof lookShape>;

/** The newest look at each of some makers, whatever product it was about: one step into an index for each, however many looks there were. */
export async function newestLooks(rows: Reader, vendorIds: readonly string[]): Promise<ReadonlyMap<string, Look>> {
  if (vendorIds.length === 0) return new Map();
  const newest = await rows.selectFrom('vendor').select((of) => of.selectFrom('vendorLook').select('vendorLook.id').whereRef('vendorLook.vendorId', '=', 'vendor.id').orderBy('vendorLook.endedAt', 'desc').limit(1).as('lookId')).where('vendor.id', 'in', vendorIds).execute();
  const ids = newest.flatMap(({ lookId }) => lookId ?? []);
  const found = ids.length === 0 ? [] : await rows.selectFrom('vendorLook').select(lookColumns).where('id', 'in', ids).execute();
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
