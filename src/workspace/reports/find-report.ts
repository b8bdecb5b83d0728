import type { Reader } from '../../store/store.ts';
import type { ObjectFacts } from '../act.ts';
import { findProduct } from '../measured/find.ts';

/** Finds what is done to the reports of a product as a whole. */
export async function findReportsOf(rows: Reader, input: { readonly product: string }): Promise<ObjectFacts | undefined> {
  const found = await findProduct(rows, input);
  return found === undefined ? undefined : { ...found, kind: 'report', id: '*' };
}

/** Finds one report; one about everything belongs to no product. */
export async function findReport(rows: Reader, { report }: { readonly report: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('report').select(['id', 'productId', 'madeBy']).where('id', '=', report).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'report', id: found.id, productId: found.productId, accountId: found.madeBy };
}
