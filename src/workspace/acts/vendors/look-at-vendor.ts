import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { askLook } from '../../purchases/ask-look.ts';
import { findVendor } from '../../purchases/find.ts';
import { productNameShape } from '../../purchases/purchase-shape.ts';
import { idShape } from '../../shapes.ts';

export const lookAtVendor = changingAct({
  id: 'vendor.look',
  summary: 'Has a maker looked at again: what it shows to everybody is collected anew, and judged by the rules of today.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'POST', path: '/api/v1/vendors/{vendor}/looks' },
  input: z.strictObject({ vendor: idShape, product: productNameShape }),
  output: z.object({ job: z.string() }),
  find: findVendor,
  run: async ({ rows, actor, services, at, note }, { vendor, product }) => {
    const { archivedAt } = await rows.selectFrom('vendor').select('archivedAt').where('id', '=', vendor).executeTakeFirstOrThrow();
    if (archivedAt !== null) throw new ActRefused('conflict', 'This maker was put away. Take it back first.');
    const job = await askLook(rows, services.ports, { vendorId: vendor, product }, actor.accountId ?? actor.kind, at);
    note({ job });
    return { job };
  },
});
