import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { afterOf, cursorShape, pageOf } from '../../keyset.ts';
import { findVendor } from '../../purchases/find.ts';
import { lookColumns, lookOf, lookShape } from '../../purchases/vendor-shape.ts';
import { idShape, limitShape } from '../../shapes.ts';

export const listLooks = readingAct({
  id: 'vendor.list-looks',
  summary: 'Lists the looks at a maker, newest first.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'GET', path: '/api/v1/vendors/{vendor}/looks' },
  input: z.strictObject({ vendor: idShape, after: cursorShape.optional(), limit: limitShape }),
  output: z.object({ looks: z.array(lookShape), next: z.string().nullable() }),
  find: findVendor,
  run: async ({ rows }, { vendor, after, limit }) => {
    const from = afterOf(after);
    const found = await rows.selectFrom('vendorLook').select(lookColumns).where('vendorId', '=', vendor)
      .where((is) => is.or([is('endedAt', '<', from.at), is.and([is('endedAt', '=', from.at), is('id', '<', from.id)])])).orderBy('endedAt', 'desc').orderBy('id', 'desc').limit(limit + 1).execute();
    const { items, next } = pageOf(found, limit, ({ endedAt }) => endedAt);
    return { looks: items.map(lookOf), next };
  },
});
