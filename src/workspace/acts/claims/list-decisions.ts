import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { decisionShape } from '../../claims/affirmation-shape.ts';
import { findWordsOf } from '../../claims/find.ts';
import { outgoingWords } from '../../claims/person-word.ts';
import { requirementIdShape } from '../../claims/word-shapes.ts';
import { afterOf, cursorShape, pageOf } from '../../keyset.ts';
import { idShape, limitShape } from '../../shapes.ts';

export const listReviews = readingAct({
  id: 'review.list',
  summary: 'Lists what people decided on findings that a person must read, newest first; also what was withdrawn.',
  area: 'business-data',
  object: 'claim',
  http: { method: 'GET', path: '/api/v1/products/{product}/reviews' },
  input: z.strictObject({ product: idShape, requirement: requirementIdShape.optional(), after: cursorShape.optional(), limit: limitShape }),
  output: z.object({ reviews: z.array(decisionShape), next: z.string().nullable() }),
  find: findWordsOf,
  run: async ({ rows }, { product, requirement, after, limit }) => {
    const from = afterOf(after);
    let query = rows.selectFrom('findingReview').selectAll().where('productId', '=', product).where((is) => is.or([is('createdAt', '<', from.at), is.and([is('createdAt', '=', from.at), is('id', '<', from.id)])]));
    if (requirement !== undefined) query = query.where('requirement', '=', requirement);
    const { items, next } = pageOf(await query.orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit + 1).execute(), limit, ({ createdAt }) => createdAt);
    return { reviews: await outgoingWords(rows, items, ({ fingerprint, message, reason, decision }) => ({ fingerprint, message, reason, decision })), next };
  },
});

export const listSetAsides = readingAct({
  id: 'set-aside.list',
  summary: 'Lists which findings were set aside, by whom, why and until when, newest first; also what was withdrawn.',
  area: 'business-data',
  object: 'claim',
  http: { method: 'GET', path: '/api/v1/products/{product}/set-asides' },
  input: z.strictObject({ product: idShape, requirement: requirementIdShape.optional(), after: cursorShape.optional(), limit: limitShape }),
  output: z.object({ setAsides: z.array(decisionShape), next: z.string().nullable() }),
  find: findWordsOf,
  run: async ({ rows }, { product, requirement, after, limit }) => {
    const from = afterOf(after);
    let query = rows.selectFrom('findingSetAside').selectAll().where('productId', '=', product).where((is) => is.or([is('createdAt', '<', from.at), is.and([is('createdAt', '=', from.at), is('id', '<', from.id)])]));
    if (requirement !== undefined) query = query.where('requirement', '=', requirement);
    const { items, next } = pageOf(await query.orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit + 1).execute(), limit, ({ createdAt }) => createdAt);
    return { setAsides: await outgoingWords(rows, items, ({ fingerprint, message, reason }) => ({ fingerprint, message, reason, decision: null })), next };
  },
});
