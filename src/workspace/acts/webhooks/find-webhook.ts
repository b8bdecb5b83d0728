import type { Reader } from '../../../store/store.ts';
import type { ObjectFacts } from '../../act.ts';

/** Finds a webhook; it is part of how the workspace is set up. */
export async function findWebhook(rows: Reader, { webhook }: { readonly webhook: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('webhook').select('id').where('id', '=', webhook).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'setting', id: found.id, productId: null, accountId: null };
}
