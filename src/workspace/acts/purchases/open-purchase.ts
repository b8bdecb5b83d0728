import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { ownerAmong } from '../../purchases/keep-open.ts';
import { purchaseInput } from '../../purchases/purchase-shape.ts';
import { demandsFor } from '../../purchases/requirement-sets.ts';
import { everyOf } from '../../shapes.ts';

export const openPurchase = changingAct({
  id: 'purchase.open',
  summary: 'Opens the case file of a purchase. What it asks of makers begins with the set that ships for how much risk is taken.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'POST', path: '/api/v1/purchases' },
  input: z.strictObject(purchaseInput),
  output: z.object({ id: z.string() }),
  find: everyOf('purchase'),
  run: async ({ rows, actor, services, at, note }, { title, need, owner = actor.accountId ?? '', decideOn = null, budget, criticality, deployment, appetite, isTender, replyDays }) => {
    if (decideOn !== null && decideOn < at.slice(0, 10)) throw new ActRefused('invalid-input', 'The case can’t be opened like this.', [{ path: 'decideOn', message: 'This day is over.' }]);
    const id = newIdentifier(services.ports);
    await rows.insertInto('purchase').values({
      id, title, need, ownerId: await ownerAmong(rows, owner), stage: 'before', state: 'open', decideOn, budget, criticality, deployment: JSON.stringify(deployment), appetite, demands: JSON.stringify(demandsFor(appetite, criticality === 'low')), criteria: '[]', isTender: isTender ? 1 : 0, replyDays,
      awardedCandidateId: null, awardedAt: null, endedReason: null, createdAt: at, createdBy: actor.accountId ?? actor.kind, changedAt: at,
    }).execute();
    note({ purchase: id, criticality, appetite, isTender });
    return { id };
  },
});
