import { z } from 'zod';
import { measureDefinitions, type MeasureId } from '../../model/measure.ts';
import type { DueSource } from './due-item.ts';
import { dueMost } from './due-item.ts';

const targetShape = z.object({ at: z.string().optional() });

/** Days at which a chosen measure is to have reached its target. */
export const targetsDue: DueSource = {
  object: 'goal',
  items: async (rows, { from, until }, products) => {
    let query = rows.selectFrom('chosenMeasure').select(['id', 'productId', 'measure', 'target']).where('endedAt', 'is', null).where('target', 'is not', null);
    if (products !== undefined) query = query.where('productId', 'in', products);
    const chosen = await query.orderBy('chosenAt').limit(dueMost).execute();
    return chosen.flatMap(({ id, productId, measure, target }) => {
      const { at } = targetShape.parse(JSON.parse(target ?? '{}'));
      if (at === undefined || at < from || at > until) return [];
      return [{ id: `target-${id}`, on: at, object: 'goal' as const, productId, what: `A target is due: ${measureDefinitions[measure as MeasureId].title}`, page: `/products/${productId}/goals` }];
    });
  },
};
