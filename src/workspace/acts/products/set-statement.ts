import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findProduct } from '../../measured/find.ts';
import { keepWorkable } from '../../measured/keep-workable.ts';
import { revisionOf } from '../../measured/product-shape.ts';
import { statementProblems } from '../../measured/statement-problems.ts';
import { idShape } from '../../shapes.ts';

export const setStatement = changingAct({
  id: 'product.set-statement',
  summary: 'Keeps the product’s own statement (the text of assay.yaml), or removes it when the text is empty. A statement that can’t be read is refused with each place.',
  area: 'business-data',
  object: 'product',
  http: { method: 'PUT', path: '/api/v1/products/{product}/statement' },
  input: z.strictObject({ product: idShape, statement: z.string().max(1_000_000), ifMatch: z.string().max(100).optional() }),
  output: z.object({ revision: z.string() }),
  find: findProduct,
  prepare: async ({ services, actor, at }, { statement }) => (statement === '' ? [] : statementProblems(services, actor.scope, statement, at)),
  run: async ({ rows, at, note }, { product, statement, ifMatch }, problems) => {
    if (problems.length > 0) throw new ActRefused('invalid-input', 'The statement can’t be read.', problems);
    const before = await rows.selectFrom('product').selectAll().where('id', '=', product).executeTakeFirstOrThrow();
    keepWorkable(before);
    if (ifMatch !== undefined && ifMatch !== revisionOf(before)) throw new ActRefused('changed-meanwhile', 'The product was changed since it was read. Read it again.');
    const changed = { ...before, statement, changedAt: at };
    await rows.updateTable('product').set({ statement, changedAt: at }).where('id', '=', product).execute();
    note({ characters: statement.length });
    return { revision: revisionOf(changed) };
  },
});
