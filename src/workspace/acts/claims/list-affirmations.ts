import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { affirmationShape, outgoingAffirmations } from '../../claims/affirmation-shape.ts';
import { findWordsOf } from '../../claims/find.ts';
import { requirementIdShape } from '../../claims/word-shapes.ts';
import { afterOf, cursorShape, pageOf } from '../../keyset.ts';
import { idShape, limitShape } from '../../shapes.ts';

export const listAffirmations = readingAct({
  id: 'affirmation.list',
  summary: 'Lists who stands by what about a product, newest first, with how each showed who they are; also what was withdrawn.',
  area: 'business-data',
  object: 'claim',
  http: { method: 'GET', path: '/api/v1/products/{product}/affirmations' },
  input: z.strictObject({ product: idShape, requirement: requirementIdShape.optional(), after: cursorShape.optional(), limit: limitShape }),
  output: z.object({ affirmations: z.array(affirmationShape), next: z.string().nullable() }),
  find: findWordsOf,
  run: async ({ rows }, { product, requirement, after, limit }) => {
    const from = afterOf(after);
    let query = rows.selectFrom('affirmation').selectAll().where('productId', '=', product).where((is) => is.or([is('createdAt', '<', from.at), is.and([is('createdAt', '=', from.at), is('id', '<', from.id)])]));
    if (requirement !== undefined) query = query.where('requirement', '=', requirement);
    const { items, next } = pageOf(await query.orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit + 1).execute(), limit, ({ createdAt }) => createdAt);
    return { affirmations: await outgoingAffirmations(rows, items), next };
  },
});
