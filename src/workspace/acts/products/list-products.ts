import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { productShape, slugShape } from '../../measured/product-shape.ts';
import { productsInReach } from '../../measured/products-in-reach.ts';
import { everyOf, limitShape } from '../../shapes.ts';
import { patternOf } from '../../word-pattern.ts';

export const listProducts = readingAct({
  id: 'product.list',
  summary: 'Lists the products that the asker may see, in the order of their short names: all, or those whose names hold all given words.',
  area: 'business-data',
  object: 'product',
  http: { method: 'GET', path: '/api/v1/products' },
  input: z.strictObject({ archived: z.boolean().default(false), /** In the name or the short name. */ words: z.string().trim().max(100).optional(), after: slugShape.optional(), limit: limitShape }),
  output: z.object({ products: z.array(productShape), next: z.string().nullable() }),
  find: everyOf('product'),
  run: async ({ rows, actor }, { archived, words = '', after, limit }) => {
    const reach = productsInReach(actor);
    if (reach?.length === 0) return { products: [], next: null };
    let query = rows.selectFrom('product').select(['id', 'slug', 'name', 'createdAt', 'changedAt', 'archivedAt']).where('archivedAt', archived ? 'is not' : 'is', null);
    if (reach !== undefined) query = query.where('id', 'in', reach);
    // Each word somewhere in either name.
    for (const word of words.toLowerCase().split(/\s+/).filter((part) => part !== '')) query = query.where((is) => is.or([is(is.fn<string>('lower', ['name']), 'like', patternOf(word)), is('slug', 'like', patternOf(word))]));
    if (after !== undefined) query = query.where('slug', '>', after);
    const found = await query.orderBy('slug').limit(limit + 1).execute();
    const products = found.slice(0, limit);
    return { products, next: found.length > limit ? (products.at(-1)?.slug ?? null) : null };
  },
});
