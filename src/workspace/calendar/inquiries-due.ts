import type { DueSource } from './due-item.ts';
import { dueMost } from './due-item.ts';

/** Questions to makers whose time for answers ends. */
export const inquiriesDue: DueSource = {
  object: 'purchase',
  items: async (rows, { from, until }, products) => {
    // A purchase belongs to no product: whoever sees only some products sees none.
    if (products !== undefined) return [];
    const ending = await rows.selectFrom('inquiry').innerJoin('purchase', 'purchase.id', 'inquiry.purchaseId').select(['inquiry.id', 'inquiry.purchaseId', 'inquiry.closesAt', 'inquiry.purpose', 'purchase.title'])
      .where('inquiry.state', '=', 'sent').where('purchase.state', '=', 'open').where('inquiry.closesAt', '>', `${from}T00:00:00.000Z`).where('inquiry.closesAt', '<=', new Date(Date.parse(`${until}T00:00:00.000Z`) + 86_400_000).toISOString()).orderBy('inquiry.closesAt').limit(dueMost).execute();
    // It closes at the end of a day, which is the beginning of the next.
    return ending.flatMap(({ id, purchaseId, closesAt, purpose, title }) => (closesAt === null ? [] : [{ id: `inquiry-${id}`, on: new Date(Date.parse(closesAt) - 1).toISOString().slice(0, 10), object: 'purchase' as const, productId: null, what: `${purpose === 'findings' ? 'A maker’s time to reply to what was seen ends' : 'The time for answers ends'}: ${title}`, page: `/purchases/${purchaseId}/${purpose === 'findings' ? 'comparison' : 'questions'}` }]));
  },
};
