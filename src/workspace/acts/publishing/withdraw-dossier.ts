import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findDossierOf } from '../../publishing/find.ts';
import { withdrawnLog } from '../../publishing/withdrawn-log.ts';
import { idShape } from '../../shapes.ts';

export const withdrawDossier = changingAct({
  id: 'dossier.withdraw',
  summary: 'Withdraws what is public of a product. Its address says since when and why; the publication log keeps its entry, and gets one more that it was withdrawn.',
  area: 'business-data',
  object: 'dossier',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/products/{product}/dossier/withdrawal' },
  input: z.strictObject({ product: idShape, reason: z.string().trim().min(10, 'Expected a sentence that the public can read.').max(1000).regex(/^[^\p{Cc}]+$/u, 'Expected text on one line.') }),
  output: z.object({ withdrawnAt: z.string(), isInSignedLog: z.boolean() }),
  find: findDossierOf,
  prepare: async ({ services, actor, at }, { product }) => withdrawnLog(services, actor.scope, product, at),
  run: async ({ rows, actor, at, note }, { product, reason }, prepared) => {
    if (prepared === undefined) throw new ActRefused('conflict', 'Nothing of this product is public.');
    const { current, revision, position, entry, checkpoint } = prepared;
    const moved = await rows.updateTable('publisher').set({ revision: revision + 1, changedAt: at, ...(checkpoint === undefined ? {} : { checkpoint }) }).where('revision', '=', revision).executeTakeFirst();
    if (Number(moved.numUpdatedRows) !== 1) throw new ActRefused('changed-meanwhile', 'Something was published at the same moment. Look at what is public now, and withdraw it once more.');
    await rows.insertInto('publication').values({ position, kind: 'withdrawal', entry, productId: product, productName: current.name, sequence: current.sequence, payload: current.payload, at }).execute();
    await rows.updateTable('publishedDossier').set({ withdrawnAt: at, withdrawnReason: reason, files: '[]' }).where('id', '=', current.id).execute();
    // What was about to take its place would undo the withdrawal.
    await rows.updateTable('dossierRequest').set({ state: 'declined', decidedAt: at, decidedBy: actor.accountId ?? actor.kind, problem: 'The product was withdrawn from the public meanwhile.' }).where('productId', '=', product).where('state', 'in', ['open', 'publishing']).execute();
    note({ product, dossier: current.id, payload: current.payload, logEntry: position, isInSignedLog: checkpoint !== undefined });
    return { withdrawnAt: at, isInSignedLog: checkpoint !== undefined };
  },
});
