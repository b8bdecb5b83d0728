import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { afterOf, cursorShape, pageOf } from '../../keyset.ts';
import { findReleasesOf } from '../../measured/find.ts';
import { idShape, limitShape } from '../../shapes.ts';

export const listReleases = readingAct({
  id: 'release.list',
  summary: 'Lists the releases of a product, newest first.',
  area: 'business-data',
  object: 'release',
  http: { method: 'GET', path: '/api/v1/products/{product}/releases' },
  input: z.strictObject({ product: idShape, after: cursorShape.optional(), limit: limitShape }),
  output: z.object({ releases: z.array(z.object({ id: z.string(), version: z.string(), createdAt: z.string() })), next: z.string().nullable() }),
  find: findReleasesOf,
  run: async ({ rows }, { product, after, limit }) => {
    const from = afterOf(after);
    const found = await rows.selectFrom('release').select(['id', 'version', 'createdAt']).where('productId', '=', product)
      .where((is) => is.or([is('createdAt', '<', from.at), is.and([is('createdAt', '=', from.at), is('id', '<', from.id)])])).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit + 1).execute();
    const { items, next } = pageOf(found, limit, ({ createdAt }) => createdAt);
    return { releases: items, next };
  },
});
