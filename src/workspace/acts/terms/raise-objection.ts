import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { wordsShape } from '../../goals/input-shapes.ts';
import { keepOpen } from '../../purchases/keep-open.ts';
import { idShape, nameShape } from '../../shapes.ts';
import { findObjectionsOf } from '../../terms/find.ts';

export const raiseObjection = changingAct({
  id: 'objection.raise',
  summary: 'Writes down that a named person objects to a candidate, or to the purchase as a whole, and why. Nothing is awarded until somebody above has decided.',
  area: 'business-data',
  object: 'objection',
  http: { method: 'POST', path: '/api/v1/purchases/{purchase}/objections' },
  input: z.strictObject({ purchase: idShape, candidate: idShape.optional().describe('The purchase as a whole when left out.'), byName: nameShape, byOffice: nameShape, reason: wordsShape }),
  output: z.object({ id: z.string() }),
  find: findObjectionsOf,
  run: async ({ rows, actor, services, at, note }, { purchase, candidate = null, byName, byOffice, reason }) => {
    await keepOpen(rows, purchase);
    if (candidate !== null) {
      const found = await rows.selectFrom('candidate').select('id').where('id', '=', candidate).where('purchaseId', '=', purchase).executeTakeFirst();
      if (found === undefined) throw new ActRefused('invalid-input', 'The objection can’t be written down.', [{ path: 'candidate', message: 'Expected a candidate of this case.' }]);
    }
    const id = newIdentifier(services.ports);
    await rows.insertInto('objection').values({ id, purchaseId: purchase, candidateId: candidate, byName, byOffice, reason, enteredAt: at, enteredBy: actor.accountId ?? actor.kind, escalatedTo: null, escalatedOn: null, escalatedBy: null, decision: null, decisionReason: null, decidedAt: null, decidedBy: null, decidedByName: null, withdrawnAt: null, withdrawnReason: null }).execute();
    note({ objection: id, purchase, candidate });
    return { id };
  },
});
