import { requirementById } from '../../catalog/index.ts';
import type { DueSource } from './due-item.ts';
import { dueMost } from './due-item.ts';

/** Exceptions of a release gate whose time ends: then the requirement counts again. */
export const exceptionsDue: DueSource = {
  object: 'gate',
  items: async (rows, { from, until }, products) => {
    let query = rows.selectFrom('gateException').select(['id', 'productId', 'requirement', 'expiresAt']).where('endedAt', 'is', null).where('expiresAt', '>=', from).where('expiresAt', '<=', until);
    if (products !== undefined) query = query.where('productId', 'in', products);
    const ending = await query.orderBy('expiresAt').limit(dueMost).execute();
    return ending.map(({ id, productId, requirement, expiresAt }) => ({ id: `exception-${id}`, on: expiresAt, object: 'gate' as const, productId, what: `An exception of the release gate ends: ${requirementById.get(requirement)?.title ?? requirement}`, page: `/products/${productId}/gate` }));
  },
};
