import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findOneRelease } from '../../measured/find.ts';
import { idShape } from '../../shapes.ts';

export const readRelease = readingAct({
  id: 'release.read',
  summary: 'Shows a release, and which product it is of.',
  area: 'business-data',
  object: 'release',
  http: { method: 'GET', path: '/api/v1/releases/{release}' },
  input: z.strictObject({ release: idShape }),
  output: z.object({ id: z.string(), version: z.string(), createdAt: z.string(), product: z.object({ id: z.string(), name: z.string(), archivedAt: z.string().nullable() }) }),
  find: findOneRelease,
  run: async ({ rows }, { release }) => {
    const { productId, productName, archivedAt, ...own } = await rows.selectFrom('release').innerJoin('product', 'product.id', 'release.productId')
      .select(['release.id', 'release.version', 'release.createdAt', 'release.productId', 'product.name as productName', 'product.archivedAt']).where('release.id', '=', release).executeTakeFirstOrThrow();
    return { ...own, product: { id: productId, name: productName, archivedAt } };
  },
});
