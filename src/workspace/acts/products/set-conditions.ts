import { z } from 'zod';
import { withConditions } from '../../../read/assay-yaml/stated-conditions.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { changedStatement, keepStatement } from '../../measured/change-statement.ts';
import { findProduct } from '../../measured/find.ts';
import { conditionShape } from '../../measured/product-shape.ts';
import { idShape } from '../../shapes.ts';

export const setConditions = changingAct({
  id: 'product.set-conditions',
  summary: 'Says what kind of product it is: which conditions hold and which do not. A requirement is left out only when a condition that it needs does not hold, with the reason. It becomes a part of the product’s statement, whose other parts stay.',
  area: 'business-data',
  object: 'product',
  http: { method: 'PUT', path: '/api/v1/products/{product}/conditions' },
  input: z.strictObject({ product: idShape, conditions: z.array(conditionShape).max(20), ifMatch: z.string().max(100).optional() }),
  output: z.object({ revision: z.string() }),
  find: findProduct,
  prepare: async (context, { product, conditions }) => {
    if (new Set(conditions.map(({ condition }) => condition)).size < conditions.length) throw new ActRefused('invalid-input', 'Name each condition once.');
    const unexplained = conditions.findIndex(({ holds, reason }) => !holds && (reason ?? '') === '');
    if (unexplained >= 0) throw new ActRefused('invalid-input', 'Say why a condition does not hold: without a reason nothing is left out.', [{ path: `/reason-${conditions[unexplained]?.condition ?? ''}`, message: 'A reason is expected where a condition does not hold.' }]);
    return changedStatement(context, product, (text, name) => withConditions(text, conditions, name));
  },
  run: async (context, { product, conditions, ifMatch }, changed) => {
    context.note({ conditions: conditions.length });
    return keepStatement(context, product, changed, ifMatch);
  },
});
