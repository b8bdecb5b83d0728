import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { dayShape, lineShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';
import { findObjection } from '../../terms/find.ts';
import { openObjection } from '../../terms/open-objection.ts';
import { nothingShape } from '../identity/shapes.ts';

export const escalateObjection = changingAct({
  id: 'objection.escalate',
  summary: 'Writes down to whom an objection was taken, and on which day.',
  area: 'business-data',
  object: 'objection',
  http: { method: 'POST', path: '/api/v1/objections/{objection}/escalation' },
  input: z.strictObject({ objection: idShape, to: lineShape.describe('Name and office.'), on: dayShape.optional().describe('Today when left out.') }),
  output: nothingShape,
  find: findObjection,
  run: async ({ rows, actor, at, note }, { objection, to, on = at.slice(0, 10) }) => {
    const { enteredAt } = await openObjection(rows, objection);
    if (on > at.slice(0, 10) || on < enteredAt.slice(0, 10)) throw new ActRefused('invalid-input', 'The escalation can’t be written down.', [{ path: 'on', message: `Expected a day from ${enteredAt.slice(0, 10)} to ${at.slice(0, 10)}.` }]);
    await rows.updateTable('objection').set({ escalatedTo: to, escalatedOn: on, escalatedBy: actor.accountId ?? actor.kind }).where('id', '=', objection).execute();
    note({ on });
    return {};
  },
});
