import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findWordsOf } from '../../claims/find.ts';
import { requestLine, requestLineShape } from '../../claims/request-shape.ts';
import { requirementIdShape } from '../../claims/word-shapes.ts';
import { afterOf, cursorShape, pageOf } from '../../keyset.ts';
import { idShape, limitShape } from '../../shapes.ts';

export const listRequests = readingAct({
  id: 'affirmation.list-requests',
  summary: 'Lists who was asked to affirm what about a product, newest first, and what came of it.',
  area: 'business-data',
  object: 'claim',
  http: { method: 'GET', path: '/api/v1/products/{product}/affirmation-requests' },
  input: z.strictObject({ product: idShape, requirement: requirementIdShape.optional(), after: cursorShape.optional(), limit: limitShape }),
  output: z.object({ requests: z.array(requestLineShape), next: z.string().nullable() }),
  find: findWordsOf,
  run: async ({ rows, at }, { product, requirement, after, limit }) => {
    const from = afterOf(after);
    let query = rows.selectFrom('affirmationRequest').selectAll().where('productId', '=', product).where((is) => is.or([is('createdAt', '<', from.at), is.and([is('createdAt', '=', from.at), is('id', '<', from.id)])]));
    if (requirement !== undefined) query = query.where('requirement', '=', requirement);
    const { items, next } = pageOf(await query.orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit + 1).execute(), limit, ({ createdAt }) => createdAt);
    return { requests: items.map((request) => requestLine(request, at)), next };
  },
});
