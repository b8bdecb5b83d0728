import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findVendor } from '../../purchases/find.ts';
import { vendorInput } from '../../purchases/vendor-shape.ts';
import { idShape } from '../../shapes.ts';
import { nothingShape } from '../identity/shapes.ts';

export const changeVendor = changingAct({
  id: 'vendor.change',
  summary: 'Changes what is known of a maker: its name and domain, how much depends on it, and where its pages are.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'PUT', path: '/api/v1/vendors/{vendor}' },
  input: z.strictObject({ vendor: idShape, ...vendorInput }),
  output: nothingShape,
  find: findVendor,
  run: async ({ rows, at, note }, { vendor, name, domain = null, criticality, service = null, signedAt = null, given }) => {
    const alike = await rows.selectFrom('vendor').select('id').where('id', '!=', vendor).where('archivedAt', 'is', null).where((is) => is.or([is('name', '=', name), ...(domain === null ? [] : [is('domain', '=', domain)])])).executeTakeFirst();
    if (alike !== undefined) throw new ActRefused('conflict', 'Another maker has this name or domain.');
    await rows.updateTable('vendor').set({ name, domain, criticality, service, given: JSON.stringify(given), signedAt, changedAt: at }).where('id', '=', vendor).execute();
    note({ criticality });
    return {};
  },
});
