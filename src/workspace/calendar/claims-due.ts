import { requirementById } from '../../catalog/index.ts';
import type { DueSource } from './due-item.ts';
import { dueMost } from './due-item.ts';

/** Words of people whose time ends, by table: what each is called, and what it begins with in a calendar. */
const words = { claim: ['claim', 'A claim'], affirmation: ['affirmation', 'An affirmation'], findingReview: ['review', 'A decision on a finding'], findingSetAside: ['set-aside', 'A set-aside of a finding'] } as const;
const tables = Object.keys(words) as (keyof typeof words)[];

/** Claims, affirmations and decisions on findings whose time ends. */
export const claimsDue: DueSource = {
  object: 'claim',
  items: async (rows, { from, until }, products) => {
    const found = await Promise.all(tables.map(async (table) => {
      const [name, title] = words[table];
      let query = rows.selectFrom(table).select(['id', 'productId', 'requirement', 'expiresAt']).where('withdrawnAt', 'is', null).where('expiresAt', '>=', from).where('expiresAt', '<=', until);
      if (products !== undefined) query = query.where('productId', 'in', products);
      const ending = await query.orderBy('expiresAt').limit(dueMost).execute();
      return ending.map(({ id, productId, requirement, expiresAt }) => ({
        id: `${name}-${id}`, on: expiresAt, object: 'claim' as const, productId,
        what: `${title} ends: ${requirementById.get(requirement)?.title ?? requirement}`, page: `/products/${productId}/claims`,
      }));
    }));
    return found.flat();
  },
};
