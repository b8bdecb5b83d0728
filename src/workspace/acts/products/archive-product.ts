import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findProduct } from '../../measured/find.ts';
import { idShape } from '../../shapes.ts';

export const archiveProduct = changingAct({
  id: 'product.archive',
  summary: 'Puts a product away: nothing is added to it any more, and everything stays readable.',
  area: 'business-data',
  object: 'product',
  http: { method: 'POST', path: '/api/v1/products/{product}/archiving' },
  input: z.strictObject({ product: idShape }),
  output: z.object({ archivedAt: z.string() }),
  find: findProduct,
  run: async ({ rows, at }, { product }) => {
    const { archivedAt } = await rows.selectFrom('product').select('archivedAt').where('id', '=', product).executeTakeFirstOrThrow();
    if (archivedAt !== null) throw new ActRefused('conflict', 'This product is archived already.');
    await rows.updateTable('product').set({ archivedAt: at, changedAt: at }).where('id', '=', product).execute();
    return { archivedAt: at };
  },
});
