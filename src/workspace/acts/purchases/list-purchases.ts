import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { afterOf, cursorShape, pageOf } from '../../keyset.ts';
import { purchaseOf, purchaseShape } from '../../purchases/purchase-shape.ts';
import { everyOf, limitShape } from '../../shapes.ts';

export const listPurchases = readingAct({
  id: 'purchase.list',
  summary: 'Lists cases, the one that was changed last first, each with its candidates.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'GET', path: '/api/v1/purchases' },
  input: z.strictObject({ state: z.enum(['open', 'awarded', 'dropped']).optional(), after: cursorShape.optional(), limit: limitShape }),
  output: z.object({ purchases: z.array(purchaseShape.omit({ demands: true, criteria: true, need: true }).extend({ candidates: z.array(z.object({ vendor: z.string(), state: z.string() })) })), next: z.string().nullable() }),
  find: everyOf('purchase'),
  run: async ({ rows }, { state, after, limit }) => {
    const from = afterOf(after);
    let query = rows.selectFrom('purchase').innerJoin('account', 'account.id', 'purchase.ownerId').selectAll('purchase').select('account.displayName as owner')
      .where('purchase.changedAt', '<=', from.at).where((is) => is.or([is('purchase.changedAt', '<', from.at), is.and([is('purchase.changedAt', '=', from.at), is('purchase.id', '<', from.id)])]));
    if (state !== undefined) query = query.where('purchase.state', '=', state);
    const found = await query.orderBy('purchase.changedAt', 'desc').orderBy('purchase.id', 'desc').limit(limit + 1).execute();
    const { items, next } = pageOf(found, limit, ({ changedAt }) => changedAt);
    const candidates = items.length === 0 ? [] : await rows.selectFrom('candidate').innerJoin('vendor', 'vendor.id', 'candidate.vendorId').select(['candidate.purchaseId', 'vendor.name as vendor', 'candidate.state']).where('candidate.purchaseId', 'in', items.map(({ id }) => id)).orderBy('candidate.addedAt').execute();
    const byPurchase = Map.groupBy(candidates, ({ purchaseId }) => purchaseId);
    return { purchases: items.map(({ owner, ...row }) => ({ ...purchaseOf(row, owner), candidates: (byPurchase.get(row.id) ?? []).map(({ vendor, state: standing }) => ({ vendor, state: standing })) })), next };
  },
});
