import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findCandidate } from '../../purchases/find.ts';
import { keepOpen } from '../../purchases/keep-open.ts';
import { blockersOf } from '../../purchases/stage-gates.ts';
import { beginWatch } from '../../watching/begin-watch.ts';
import { idShape } from '../../shapes.ts';
import { nothingShape } from '../identity/shapes.ts';

export const awardPurchase = changingAct({
  id: 'purchase.award',
  summary: 'Awards a case to a candidate. Refused while something is missing that must be there first. The maker is watched from then on.',
  area: 'business-data',
  object: 'purchase',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/candidates/{candidate}/award' },
  input: z.strictObject({ candidate: idShape }),
  output: nothingShape,
  find: findCandidate,
  run: async ({ rows, actor, object, at, note }, { candidate }) => {
    await keepOpen(rows, object.id);
    const row = await rows.selectFrom('purchase').selectAll().where('id', '=', object.id).executeTakeFirstOrThrow();
    if (row.stage !== 'during') throw new ActRefused('conflict', 'Nothing is awarded before it was assessed. Take the case to its second stage first.');
    const { state } = await rows.selectFrom('candidate').select('state').where('id', '=', candidate).executeTakeFirstOrThrow();
    if (state !== 'standing') throw new ActRefused('conflict', 'This candidate does not stand any more.');
    // What is missing of another candidate does not stand in the way of this one.
    const missing = (await blockersOf(rows, row, at)).find(({ candidateId }) => candidateId === null || candidateId === candidate);
    if (missing !== undefined) throw new ActRefused('conflict', missing.message);
    await rows.updateTable('candidate').set({ state: 'not-chosen', changedAt: at }).where('purchaseId', '=', object.id).where('state', '=', 'standing').where('id', '!=', candidate).execute();
    await rows.updateTable('candidate').set({ state: 'awarded', changedAt: at }).where('id', '=', candidate).execute();
    await rows.updateTable('purchase').set({ state: 'awarded', stage: 'after', awardedCandidateId: candidate, awardedAt: at, changedAt: at }).where('id', '=', object.id).execute();
    const { vendorId } = await rows.selectFrom('candidate').select('vendorId').where('id', '=', candidate).executeTakeFirstOrThrow();
    await beginWatch(rows, vendorId, row.criticality, actor.accountId ?? actor.kind, at);
    note({ candidate });
    return {};
  },
});
