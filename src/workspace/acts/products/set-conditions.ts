import { z } from 'zod';
import { withConditions } from '../../../read/assay-yaml/stated-conditions.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findProduct } from '../../measured/find.ts';
import { keepWorkable } from '../../measured/keep-workable.ts';
import { conditionShape, revisionOf } from '../../measured/product-shape.ts';
import { statementProblems } from '../../measured/statement-problems.ts';
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
  prepare: async ({ services, actor, at }, { product, conditions }) => {
    if (new Set(conditions.map(({ condition }) => condition)).size < conditions.length) throw new ActRefused('invalid-input', 'Name each condition once.');
    const unexplained = conditions.findIndex(({ holds, reason }) => !holds && (reason ?? '') === '');
    if (unexplained >= 0) throw new ActRefused('invalid-input', 'Say why a condition does not hold: without a reason nothing is left out.', [{ path: `/reason-${conditions[unexplained]?.condition ?? ''}`, message: 'A reason is expected where a condition does not hold.' }]);
    const before = await services.store.read(actor.scope, async (rows) => rows.selectFrom('product').select(['name', 'statement']).where('id', '=', product).executeTakeFirstOrThrow());
    const statement = withConditions(before.statement, conditions, before.name);
    return { from: before.statement, statement, problems: await statementProblems(services, actor.scope, statement, at) };
  },
  run: async ({ rows, at, note }, { product, conditions, ifMatch }, { from, statement, problems }) => {
    if (problems.length > 0) throw new ActRefused('invalid-input', 'The statement can’t be read with these conditions.', problems);
    const before = await rows.selectFrom('product').selectAll().where('id', '=', product).executeTakeFirstOrThrow();
    keepWorkable(before);
    if (before.statement !== from || (ifMatch !== undefined && ifMatch !== revisionOf(before))) throw new ActRefused('changed-meanwhile', 'The product was changed since it was read. Read it again.');
    await rows.updateTable('product').set({ statement, changedAt: at }).where('id', '=', product).execute();
    note({ conditions: conditions.length });
    return { revision: revisionOf({ ...before, statement, changedAt: at }) };
  },
});
