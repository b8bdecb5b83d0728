import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { claimShape, outgoingClaims } from '../../claims/claim-shape.ts';
import { findWordsOf } from '../../claims/find.ts';
import { recordKinds } from '../../claims/records.ts';
import { requirementIdShape } from '../../claims/word-shapes.ts';
import { afterOf, cursorShape, pageOf } from '../../keyset.ts';
import { idShape, limitShape } from '../../shapes.ts';

export const listClaims = readingAct({
  id: 'claim.list',
  summary: 'Lists what was claimed about a product, newest first: who, in which words, until when, with the files behind it; also what was withdrawn.',
  area: 'business-data',
  object: 'claim',
  http: { method: 'GET', path: '/api/v1/products/{product}/claims' },
  input: z.strictObject({ product: idShape, requirement: requirementIdShape.optional(), kind: z.enum(recordKinds).optional(), after: cursorShape.optional(), limit: limitShape }),
  output: z.object({ claims: z.array(claimShape), next: z.string().nullable() }),
  find: findWordsOf,
  run: async ({ rows }, { product, requirement, kind, after, limit }) => {
    const from = afterOf(after);
    let query = rows.selectFrom('claim').selectAll().where('productId', '=', product).where((is) => is.or([is('createdAt', '<', from.at), is.and([is('createdAt', '=', from.at), is('id', '<', from.id)])]));
    if (requirement !== undefined) query = query.where('requirement', '=', requirement);
    if (kind !== undefined) query = query.where('kind', '=', kind);
    const { items, next } = pageOf(await query.orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit + 1).execute(), limit, ({ createdAt }) => createdAt);
    return { claims: await outgoingClaims(rows, items), next };
  },
});
