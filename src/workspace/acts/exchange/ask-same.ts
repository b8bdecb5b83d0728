import { z } from 'zod';
import { requirementById } from '../../../catalog/index.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { openBundle } from '../../exchange/peer-bundle.ts';
import { keptBundle } from '../../exchange/write-bundle.ts';
import { findPurchase } from '../../purchases/find.ts';
import { keepOpen } from '../../purchases/keep-open.ts';
import { demandsOf } from '../../terms/demands-of.ts';
import { idShape } from '../../shapes.ts';

export const askSame = changingAct({
  id: 'purchase.ask-same',
  summary: 'Takes what a peer asks of makers into a case: every requirement that the case does not ask for yet, as one that should be so. What the case asks already stays as it is.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'POST', path: '/api/v1/purchases/{purchase}/shared-requests' },
  input: z.strictObject({ purchase: idShape, bundle: idShape }),
  output: z.object({ added: z.number() }),
  find: findPurchase,
  prepare: async ({ services, actor }, { bundle }) => {
    const kept = await services.store.read(actor.scope, async (rows) => rows.selectFrom('peerBundle').select('digest').where('id', '=', bundle).where('removedAt', 'is', null).executeTakeFirst());
    if (kept === undefined) throw new ActRefused('not-found', 'There is no such bundle here.');
    return (await openBundle(await keptBundle(services, actor.scope, kept.digest))).bundle.requests;
  },
  run: async ({ rows, at, note }, { purchase, bundle }, requests) => {
    await keepOpen(rows, purchase);
    const demands = await demandsOf(rows, purchase);
    const asked = new Set(demands.map(({ requirement }) => requirement));
    const added = requests.filter(({ requirement }) => !asked.has(requirement) && requirementById.get(requirement)?.audience === 'manufacturer').map(({ requirement }) => ({ requirement, level: 'should' }));
    await rows.updateTable('purchase').set({ demands: JSON.stringify([...demands, ...added]), changedAt: at }).where('id', '=', purchase).execute();
    note({ bundle, added: added.length });
    return { added: added.length };
  },
});
