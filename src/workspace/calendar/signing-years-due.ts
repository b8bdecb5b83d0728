import { clockOf } from '../goals/clock.ts';
import type { DueSource } from './due-item.ts';
import { dueMost } from './due-item.ts';

/** Ends of the pledge’s year. */
export const signingYearsDue: DueSource = {
  object: 'goal',
  items: async (rows, { from, until }, products) => {
    // A year after the day of signing: one day more on either side, because years differ by one.
    let query = rows.selectFrom('signingDay').select(['id', 'productId', 'signedAt']).where('endedAt', 'is', null).where('signedAt', '>=', yearBefore(from, -1)).where('signedAt', '<=', yearBefore(until, 1));
    if (products !== undefined) query = query.where('productId', 'in', products);
    const signed = await query.orderBy('signedAt').limit(dueMost).execute();
    return signed.flatMap(({ id, productId, signedAt }) => {
      const { endsAt } = clockOf(signedAt, `${from}T00:00:00.000Z`);
      return endsAt < from || endsAt > until ? [] : [{ id: `signing-${id}`, on: endsAt, object: 'goal' as const, productId, what: 'The pledge’s year ends', page: `/products/${productId}/goals` }];
    });
  },
};

function yearBefore(day: string, moreDays: number): string {
  const time = new Date(`${day}T00:00:00Z`);
  time.setUTCFullYear(time.getUTCFullYear() - 1);
  time.setUTCDate(time.getUTCDate() + moreDays);
  return time.toISOString().slice(0, 10);
}
