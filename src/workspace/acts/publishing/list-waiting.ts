import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { productsInReach } from '../../measured/products-in-reach.ts';
import { everyOf } from '../../shapes.ts';

/** Requests that are shown at once. */
const requestsMost = 20;

export const listWaiting = readingAct({
  id: 'dossier.list-waiting',
  summary: 'Lists the publications that somebody else asked for and that the account that is signed in may approve, the oldest first.',
  area: 'business-data',
  object: 'dossier',
  unlogged: 'It names only what waits for the asker, on each look at their home page.',
  http: { method: 'GET', path: '/api/v1/dossier-requests' },
  input: z.strictObject({}),
  output: z.object({ requests: z.array(z.object({ id: z.string(), productId: z.string(), product: z.string(), releaseId: z.string(), version: z.string(), askedAt: z.string(), askedByName: z.string() })) }),
  find: everyOf('dossier'),
  run: async ({ rows, actor }) => {
    const reach = productsInReach(actor, 'dossier');
    if (reach?.length === 0) return { requests: [] };
    let query = rows.selectFrom('dossierRequest').innerJoin('release', 'release.id', 'dossierRequest.releaseId').innerJoin('product', 'product.id', 'dossierRequest.productId').leftJoin('account', 'account.id', 'dossierRequest.askedBy')
      .select(['dossierRequest.id', 'dossierRequest.productId', 'product.name as product', 'dossierRequest.releaseId', 'release.version', 'dossierRequest.askedAt', 'account.displayName'])
      .where('dossierRequest.state', '=', 'open').where('product.archivedAt', 'is', null);
    if (reach !== undefined) query = query.where('dossierRequest.productId', 'in', reach);
    if (actor.accountId !== null) query = query.where('dossierRequest.askedBy', '!=', actor.accountId);
    const found = await query.orderBy('dossierRequest.askedAt').limit(requestsMost).execute();
    return { requests: found.map(({ displayName, ...request }) => ({ ...request, askedByName: displayName ?? 'a program' })) };
  },
});
