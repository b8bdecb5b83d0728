import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findVendor } from '../../purchases/find.ts';
import { idShape } from '../../shapes.ts';
import { nothingShape } from '../identity/shapes.ts';

export const endWatch = changingAct({
  id: 'vendor.end-watch',
  summary: 'Watches a maker no longer. What was told so far stays.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'DELETE', path: '/api/v1/vendors/{vendor}/watch' },
  input: z.strictObject({ vendor: idShape }),
  output: nothingShape,
  find: findVendor,
  run: async ({ rows, note }, { vendor }) => {
    const ended = await rows.deleteFrom('vendorWatch').where('vendorId', '=', vendor).executeTakeFirst();
    if (Number(ended.numDeletedRows) === 0) throw new ActRefused('conflict', 'This maker is not watched.');
    note({ ended: vendor });
    return {};
  },
});
