import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { wordsShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';
import { keepFromOwner } from '../../terms/decision.ts';
import { findObjection } from '../../terms/find.ts';
import { openObjection } from '../../terms/open-objection.ts';
import { nothingShape } from '../identity/shapes.ts';

export const decideObjection = changingAct({
  id: 'objection.decide',
  summary: 'Upholds or overrules an objection that was escalated, as an executive who neither wrote it down nor answers for the case.',
  area: 'business-data',
  object: 'objection',
  needsStepUp: true,
  needsSecondPerson: true,
  http: { method: 'POST', path: '/api/v1/objections/{objection}/decision' },
  input: z.strictObject({ objection: idShape, decision: z.enum(['upheld', 'overruled']), reason: wordsShape }),
  output: nothingShape,
  find: findObjection,
  run: async ({ rows, actor, at, note }, { objection, decision, reason }) => {
    const row = await openObjection(rows, objection);
    if (row.escalatedTo === null) throw new ActRefused('conflict', 'Record first to whom it was escalated.');
    await keepFromOwner(rows, { purchaseId: row.purchaseId, caseOwnerId: row.enteredBy }, actor.accountId);
    await rows.updateTable('objection').set({ decision, decisionReason: reason, decidedAt: at, decidedBy: actor.accountId ?? actor.kind, decidedByName: actor.displayName }).where('id', '=', objection).execute();
    note({ purchase: row.purchaseId, decision });
    return {};
  },
});
