import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findAskedOf } from '../../claims/find.ts';
import { requestLine, requestLineShape } from '../../claims/request-shape.ts';

/** Open requests to one account that are shown. */
const requestsMost = 100;

export const listAsked = readingAct({
  id: 'affirmation.list-asked',
  summary: 'Lists what the account that is signed in is asked to affirm, the one that ends first at the top.',
  area: 'business-data',
  object: 'claim',
  unlogged: 'It shows a person only what they themselves are asked, on each look at their home page.',
  http: { method: 'GET', path: '/api/v1/account/affirmation-requests' },
  input: z.strictObject({}),
  output: z.object({ requests: z.array(requestLineShape.extend({ product: z.string() })) }),
  find: findAskedOf,
  run: async ({ rows, actor, at }) => {
    const found = await rows.selectFrom('affirmationRequest').innerJoin('product', 'product.id', 'affirmationRequest.productId').selectAll('affirmationRequest').select('product.name as product').where('toAccountId', '=', actor.accountId).where('state', '=', 'open').where('expiresAt', '>', at).orderBy('expiresAt').limit(requestsMost).execute();
    return { requests: found.map((row) => ({ ...requestLine(row, at), product: row.product })) };
  },
});
