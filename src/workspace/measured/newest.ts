import type { Reader } from '../../store/store.ts';

/** The newest assessment of a product, of whatever release: one look into an index. */
export function newestOf(rows: Reader, productId: string) {
  return rows.selectFrom('assessment').where('productId', '=', productId).orderBy('at', 'desc').orderBy('id', 'desc').limit(1);
}
