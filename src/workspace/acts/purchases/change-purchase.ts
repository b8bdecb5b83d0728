import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { findPurchase } from '../../purchases/find.ts';
import { keepOpen, ownerAmong } from '../../purchases/keep-open.ts';
import { criteriaShape, demandsShape, purchaseInput } from '../../purchases/purchase-shape.ts';
import { idShape } from '../../shapes.ts';
import { nothingShape } from '../identity/shapes.ts';

/** A tender stays one: candidates were told that they are treated alike. */
const { isTender: _, appetite: __, ...changeable } = purchaseInput;

export const changePurchase = changingAct({
  id: 'purchase.change',
  summary: 'Changes a case that is open: who answers for it, until when it is decided, what it asks of makers, and the organisation’s own criteria.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'PUT', path: '/api/v1/purchases/{purchase}' },
  input: z.strictObject({ purchase: idShape, ...changeable, owner: idShape, demands: demandsShape, criteria: criteriaShape }),
  output: nothingShape,
  find: findPurchase,
  run: async ({ rows, at, note }, { purchase, title, need, owner, decideOn = null, budget, criticality, deployment, replyDays, demands, criteria }) => {
    await keepOpen(rows, purchase);
    await rows.updateTable('purchase').set({ title, need, ownerId: await ownerAmong(rows, owner), decideOn, budget, criticality, deployment: JSON.stringify(deployment), demands: JSON.stringify(demands), criteria: JSON.stringify(criteria), replyDays, changedAt: at }).where('id', '=', purchase).execute();
    note({ owner, demands: demands.length, criteria: criteria.length, replyDays });
    return {};
  },
});
