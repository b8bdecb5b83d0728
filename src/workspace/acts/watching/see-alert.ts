import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { idShape } from '../../shapes.ts';
import { findAlert } from '../../watching/find.ts';
import { nothingShape } from '../identity/shapes.ts';

export const seeAlert = changingAct({
  id: 'vendor.see-alert',
  summary: 'Sets down that somebody has seen what was told of a maker, and what came of it.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'POST', path: '/api/v1/alerts/{alert}/seen' },
  input: z.strictObject({ alert: idShape, note: z.string().trim().max(1000).regex(/^[^\p{C}]*(?:[\t\r\n][^\p{C}]*)*$/u, 'Expected text without invisible characters.').default('') }),
  output: nothingShape,
  find: findAlert,
  run: async ({ rows, actor, at, note }, { alert, note: words }) => {
    const seen = await rows.updateTable('vendorAlert').set({ seenAt: at, seenBy: actor.accountId ?? actor.kind, note: words === '' ? null : words }).where('id', '=', alert).where('seenAt', 'is', null).executeTakeFirst();
    if (Number(seen.numUpdatedRows) === 0) throw new ActRefused('conflict', 'Somebody has seen this already.');
    note({ alert });
    return {};
  },
});
