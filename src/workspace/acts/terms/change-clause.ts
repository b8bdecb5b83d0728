import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { dayShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';
import { clauseStateShape, clauseTextShape, noteShape } from '../../terms/clause-shape.ts';
import { findClause } from '../../terms/find.ts';
import { keepUndropped } from '../../terms/keep-undropped.ts';
import { nothingShape } from '../identity/shapes.ts';

export const changeClause = changingAct({
  id: 'clause.change',
  summary: 'Sets down how the negotiation of a clause goes: its state, its words, the day by which it is due, with a note. The words and states before stay readable.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'PATCH', path: '/api/v1/clauses/{clause}' },
  input: z.strictObject({ clause: idShape, state: clauseStateShape.optional(), text: clauseTextShape.optional(), dueOn: z.union([dayShape, z.null()]).optional().describe('Null for none.'), note: noteShape }),
  output: nothingShape,
  find: findClause,
  run: async ({ rows, actor, services, at, note }, { clause, state, text, dueOn, note: words }) => {
    const row = await rows.selectFrom('clause').selectAll().where('id', '=', clause).executeTakeFirstOrThrow();
    await keepUndropped(rows, row.candidateId);
    const isReworded = text !== undefined && text !== row.text;
    const next = { state: state ?? row.state, text: text ?? row.text, dueOn: dueOn === undefined ? row.dueOn : dueOn };
    if (row.kind === 'promise' && next.dueOn === null) throw new ActRefused('invalid-input', 'A promise has a day.', [{ path: 'dueOn', message: 'Expected the day by which it is kept.' }]);
    if (!isReworded && next.state === row.state && next.dueOn === row.dueOn && words === '') throw new ActRefused('conflict', 'Nothing of the clause would change.');
    await rows.updateTable('clause').set({ ...next, ...(isReworded ? { origin: 'own' as const, author: actor.displayName, edition: at.slice(0, 10) } : {}), changedAt: at }).where('id', '=', clause).execute();
    await rows.insertInto('clauseStep').values({ id: newIdentifier(services.ports), clauseId: clause, state: next.state, text: next.text, note: words, at, by: actor.accountId ?? actor.kind, byName: actor.displayName }).execute();
    note({ candidate: row.candidateId, state: next.state, isReworded });
    return {};
  },
});
