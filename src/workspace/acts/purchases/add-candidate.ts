import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { askLook } from '../../purchases/ask-look.ts';
import { findPurchase } from '../../purchases/find.ts';
import { keepOpen } from '../../purchases/keep-open.ts';
import { newestLookFor } from '../../purchases/newest-looks.ts';
import { productNameShape } from '../../purchases/purchase-shape.ts';
import { idShape, nameShape } from '../../shapes.ts';

/** As many makers as are put side by side. */
const standingMost = 8;
/** Days for which a look is recent enough to begin a case with. */
const recentDays = 7;

export const addCandidate = changingAct({
  id: 'purchase.add-candidate',
  summary: 'Adds a maker’s product as a candidate, bought from the maker or through a reseller, and has it looked at when that was not done within a week.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'POST', path: '/api/v1/purchases/{purchase}/candidates' },
  input: z.strictObject({ purchase: idShape, vendor: idShape, product: productNameShape, reseller: z.union([z.literal(''), nameShape]).default('') }),
  output: z.object({ id: z.string(), job: z.string().nullable() }),
  find: findPurchase,
  run: async ({ rows, actor, services, at, note }, { purchase, vendor, product, reseller }) => {
    await keepOpen(rows, purchase);
    const found = await rows.selectFrom('vendor').select('archivedAt').where('id', '=', vendor).executeTakeFirst();
    if (found === undefined || found.archivedAt !== null) throw new ActRefused('invalid-input', 'The candidate can’t be added.', [{ path: 'vendor', message: 'Expected a maker from the list of makers.' }]);
    const standing = await rows.selectFrom('candidate').select(['vendorId', 'product', 'reseller', 'state']).where('purchaseId', '=', purchase).execute();
    if (standing.some((one) => one.vendorId === vendor && one.product === product && one.reseller === reseller)) throw new ActRefused('conflict', 'This candidate is in the case already.');
    if (standing.filter(({ state }) => state === 'standing').length >= standingMost) throw new ActRefused('too-many', `At most ${standingMost} candidates stand side by side. Withdraw one first.`);
    const id = newIdentifier(services.ports);
    await rows.insertInto('candidate').values({ id, purchaseId: purchase, vendorId: vendor, product, reseller, state: 'standing', stateReason: null, addedAt: at, addedBy: actor.accountId ?? actor.kind, changedAt: at }).execute();
    await rows.updateTable('purchase').set({ changedAt: at }).where('id', '=', purchase).execute();
    const last = await newestLookFor(rows, vendor, product);
    const isRecent = last !== undefined && last.product === product && Date.parse(at) - Date.parse(last.endedAt) < recentDays * 86_400_000;
    const job = isRecent ? null : await askLook(rows, services.ports, { vendorId: vendor, product }, actor.accountId ?? actor.kind, at);
    note({ candidate: id, vendor, job });
    return { id, job };
  },
});
