import type { DueSource } from './due-item.ts';
import { dueMost } from './due-item.ts';

/** Milestones of goals that were not reached yet, and the days by which a product shall be covered. */
export const milestonesDue: DueSource = {
  object: 'goal',
  items: async (rows, { from, until }, products) => {
    let milestones = rows.selectFrom('milestone').select(['id', 'productId', 'title', 'dueAt']).where('endedAt', 'is', null).where('doneAt', 'is', null).where('dueAt', '>=', from).where('dueAt', '<=', until);
    let plans = rows.selectFrom('coveragePlan').select(['id', 'productId', 'plannedAt']).where('endedAt', 'is', null).where('plannedAt', '>=', from).where('plannedAt', '<=', until);
    if (products !== undefined) milestones = milestones.where('productId', 'in', products);
    if (products !== undefined) plans = plans.where('productId', 'in', products);
    const due = (await milestones.orderBy('dueAt').limit(dueMost).execute()).map(({ id, productId, title, dueAt }) => ({ id: `milestone-${id}`, on: dueAt, object: 'goal' as const, productId, what: `A milestone is due: ${title}`, page: `/products/${productId}/goals` }));
    const planned = (await plans.orderBy('plannedAt').limit(dueMost).execute()).map(({ id, productId, plannedAt }) => ({ id: `plan-${id}`, on: plannedAt, object: 'goal' as const, productId, what: 'The pledge shall cover a product from today', page: `/products/${productId}/goals` }));
    return [...due, ...planned];
  },
};
