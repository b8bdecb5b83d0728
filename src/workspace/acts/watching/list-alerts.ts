import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { afterOf, cursorShape, pageOf } from '../../keyset.ts';
import { everyOf, limitShape } from '../../shapes.ts';
import { alertOf, alertShape } from '../../watching/shapes.ts';

/** Alerts that nobody has seen are counted up to so many. */
const unseenMost = 1000;

export const listAlerts = readingAct({
  id: 'vendor.list-alerts',
  summary: 'Lists what was told of watched makers, newest first: all of it, or what nobody has seen yet.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'GET', path: '/api/v1/alerts' },
  input: z.strictObject({ open: z.boolean().default(false), after: cursorShape.optional(), limit: limitShape }),
  output: z.object({ alerts: z.array(alertShape), next: z.string().nullable(), /** How many nobody has seen yet; counted up to a thousand. */ unseen: z.number() }),
  find: everyOf('vendor'),
  run: async ({ rows }, { open, after, limit }) => {
    const from = afterOf(after);
    let query = rows.selectFrom('vendorAlert').innerJoin('vendor', 'vendor.id', 'vendorAlert.vendorId').selectAll('vendorAlert').select('vendor.name as vendor')
      .where('vendorAlert.at', '<=', from.at).where((is) => is.or([is('vendorAlert.at', '<', from.at), is.and([is('vendorAlert.at', '=', from.at), is('vendorAlert.id', '<', from.id)])]));
    if (open) query = query.where('vendorAlert.seenAt', 'is', null);
    const found = await query.orderBy('vendorAlert.at', 'desc').orderBy('vendorAlert.id', 'desc').limit(limit + 1).execute();
    const { items, next } = pageOf(found, limit, ({ at }) => at);
    const unseen = await rows.selectFrom('vendorAlert').select('id').where('seenAt', 'is', null).limit(unseenMost).execute();
    return { alerts: items.map(({ vendor, ...row }) => alertOf(row, vendor)), next, unseen: unseen.length };
  },
});
