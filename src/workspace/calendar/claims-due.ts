import { requirementById } from '../../catalog/index.ts';
import type { DueSource } from './due-item.ts';
import { dueMost } from './due-item.ts';

/** Claims and affirmations whose time ends. */
export const claimsDue: DueSource = {
  object: 'claim',
  items: async (rows, { from, until }, products) => {
    const found = await Promise.all((['claim', 'affirmation'] as const).map(async (table) => {
      let query = rows.selectFrom(table).select(['id', 'productId', 'requirement', 'expiresAt']).where('withdrawnAt', 'is', null).where('expiresAt', '>=', from).where('expiresAt', '<=', `${until}T23:59:59.999Z`);
      if (products !== undefined) query = query.where('productId', 'in', products);
      const ending = await query.orderBy('expiresAt').limit(dueMost).execute();
      return ending.map(({ id, productId, requirement, expiresAt }) => ({
        id: `${table}-${id}`, on: expiresAt.slice(0, 10), object: 'claim' as const, productId,
        what: `${table === 'claim' ? 'A claim' : 'An affirmation'} ends: ${requirementById.get(requirement)?.title ?? requirement}`, page: `/products/${productId}/claims`,
      }));
    }));
    return found.flat();
  },
};
