import type { Reader } from '../../store/store.ts';

/** People of whom it was recorded that they agree to being named in public with this product’s statement. */
export async function consentingNames(rows: Reader, productId: string): Promise<ReadonlySet<string>> {
  const recorded = await rows.selectFrom('nameConsent').select('name').where('productId', '=', productId).where('withdrawnAt', 'is', null).execute();
  return new Set(recorded.map(({ name }) => name));
}
