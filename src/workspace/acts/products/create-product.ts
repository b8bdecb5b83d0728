import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { slugShape } from '../../measured/product-shape.ts';
import { everyOf, nameShape } from '../../shapes.ts';

export const createProduct = changingAct({
  id: 'product.create',
  summary: 'Adds a product, under a short name that is part of its addresses.',
  area: 'business-data',
  object: 'product',
  http: { method: 'POST', path: '/api/v1/products' },
  input: z.strictObject({ slug: slugShape, name: nameShape }),
  output: z.object({ id: z.string(), slug: z.string() }),
  find: everyOf('product'),
  run: async ({ rows, services, at, note }, { slug, name }) => {
    const taken = await rows.selectFrom('product').select('id').where('slug', '=', slug).executeTakeFirst();
    if (taken !== undefined) throw new ActRefused('conflict', 'There is a product with this short name already, perhaps an archived one.');
    const id = newIdentifier(services.ports);
    await rows.insertInto('product').values({ id, slug, name, statement: '', createdAt: at, changedAt: at, archivedAt: null }).execute();
    note({ product: id, slug });
    return { id, slug };
  },
});
