import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findVendor } from '../../purchases/find.ts';
import { idShape } from '../../shapes.ts';
import { nothingShape } from '../identity/shapes.ts';

export const archiveVendor = changingAct({
  id: 'vendor.archive',
  summary: 'Puts a maker away that nothing is bought from any more, or takes it back. What was seen of it stays.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'POST', path: '/api/v1/vendors/{vendor}/archive' },
  input: z.strictObject({ vendor: idShape, archived: z.boolean().default(true) }),
  output: nothingShape,
  find: findVendor,
  run: async ({ rows, at, note }, { vendor, archived }) => {
    const open = await rows.selectFrom('candidate').innerJoin('purchase', 'purchase.id', 'candidate.purchaseId').select('purchase.title').where('candidate.vendorId', '=', vendor).where('candidate.state', '=', 'standing').where('purchase.state', '=', 'open').executeTakeFirst();
    if (archived && open !== undefined) throw new ActRefused('conflict', `It is a candidate in the open case ${open.title}. Withdraw it there first.`);
    await rows.updateTable('vendor').set({ archivedAt: archived ? at : null, changedAt: at }).where('id', '=', vendor).execute();
    note({ archived });
    return {};
  },
});
