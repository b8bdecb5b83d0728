import { z } from 'zod';
import { statedConditions } from '../../../read/assay-yaml/stated-conditions.ts';
import { statedScope } from '../../../read/assay-yaml/stated-scope.ts';
import { readingAct } from '../../act.ts';
import { findProduct } from '../../measured/find.ts';
import { conditionShape, productShape, revisionOf, scopeShape } from '../../measured/product-shape.ts';
import { idShape } from '../../shapes.ts';

export const readProduct = readingAct({
  id: 'product.read',
  summary: 'Shows a product with its own statement, and what it states about the maker and the kind of product.',
  area: 'business-data',
  object: 'product',
  http: { method: 'GET', path: '/api/v1/products/{product}' },
  input: z.strictObject({ product: idShape }),
  output: productShape.extend({ statement: z.string(), conditions: z.array(conditionShape), scope: scopeShape, revision: z.string() }),
  find: findProduct,
  run: async ({ rows }, { product }) => {
    const found = await rows.selectFrom('product').selectAll().where('id', '=', product).executeTakeFirstOrThrow();
    const { maker, leavesOut } = statedScope(found.statement);
    return { ...found, conditions: [...statedConditions(found.statement)], scope: { maker, leavesOut: leavesOut === null ? null : [...leavesOut] }, revision: revisionOf(found) };
  },
});
