import { z } from 'zod';
import { withScope } from '../../../read/assay-yaml/stated-scope.ts';
import { changingAct } from '../../act.ts';
import { changedStatement, keepStatement } from '../../measured/change-statement.ts';
import { findProduct } from '../../measured/find.ts';
import { scopeShape } from '../../measured/product-shape.ts';
import { idShape } from '../../shapes.ts';

export const setScope = changingAct({
  id: 'product.set-scope',
  summary: 'Says who makes the product, and which other products of the maker its figures do not speak for. It becomes a part of the product’s statement, whose other parts stay.',
  area: 'business-data',
  object: 'product',
  http: { method: 'PUT', path: '/api/v1/products/{product}/scope' },
  input: z.strictObject({ product: idShape, ...scopeShape.shape, ifMatch: z.string().max(100).optional() }),
  output: z.object({ revision: z.string() }),
  find: findProduct,
  prepare: async (context, { product, maker, leavesOut }) => changedStatement(context, product, (text, name) => withScope(text, { maker, leavesOut }, name)),
  run: async (context, { product, leavesOut, ifMatch }, changed) => {
    context.note({ leavesOut: leavesOut?.length ?? 'not stated' });
    return keepStatement(context, product, changed, ifMatch);
  },
});
