import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findProduct } from '../../measured/find.ts';
import { productShape, revisionOf } from '../../measured/product-shape.ts';
import { idShape } from '../../shapes.ts';

export const readProduct = readingAct({
  id: 'product.read',
  summary: 'Shows a product with its own statement.',
  area: 'business-data',
  object: 'product',
  http: { method: 'GET', path: '/api/v1/products/{product}' },
  input: z.strictObject({ product: idShape }),
  output: productShape.extend({ statement: z.string(), revision: z.string() }),
  find: findProduct,
  run: async ({ rows }, { product }) => {
    const found = await rows.selectFrom('product').selectAll().where('id', '=', product).executeTakeFirstOrThrow();
    return { ...found, revision: revisionOf(found) };
  },
});
