import type { DueSource } from './due-item.ts';
import { dueMost } from './due-item.ts';

/** Loosened settings whose time ends: then the safe value is back by itself. */
export const looseningsDue: DueSource = {
  object: 'setting',
  items: async (rows, { from, until }) => {
    const ending = await rows.selectFrom('loosening').select(['id', 'key', 'expiresAt']).where('endedAt', 'is', null).where('expiresAt', '>=', from).where('expiresAt', '<=', `${until}T23:59:59.999Z`).orderBy('expiresAt').limit(dueMost).execute();
    return ending.map(({ id, key, expiresAt }) => ({ id: `loosening-${id}`, on: expiresAt.slice(0, 10), object: 'setting' as const, productId: null, what: `A loosened setting is safe again: ${key}`, page: '/posture' }));
  },
};
