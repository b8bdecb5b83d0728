import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { expiriesOf, expiryShape } from '../../claims/expiries.ts';
import { findWordsOf } from '../../claims/find.ts';
import { dayShape } from '../../claims/word-shapes.ts';
import { idShape, limitShape } from '../../shapes.ts';

export const listExpiries = readingAct({
  id: 'claim.list-expiries',
  summary: 'Lists by day what ends: claims, affirmations, reviews, set-asides and requests that are open.',
  area: 'business-data',
  object: 'claim',
  http: { method: 'GET', path: '/api/v1/products/{product}/expiries' },
  input: z.strictObject({ product: idShape, from: dayShape.optional().describe('The first day; today when left out.'), limit: limitShape }),
  output: z.object({ expiries: z.array(expiryShape), next: z.string().nullable().describe('The day to go on from.') }),
  find: findWordsOf,
  run: async ({ rows, at }, { product, from, limit }) => expiriesOf(rows, product, from ?? at.slice(0, 10), limit),
});
