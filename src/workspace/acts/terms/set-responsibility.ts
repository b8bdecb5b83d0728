import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { dayShape } from '../../goals/input-shapes.ts';
import { findCandidate } from '../../purchases/find.ts';
import { idShape } from '../../shapes.ts';
import { noteShape } from '../../terms/clause-shape.ts';
import { dutyNames } from '../../terms/duties.ts';
import { keepUndropped } from '../../terms/keep-undropped.ts';
import { whoShape } from '../../terms/responsibility-shape.ts';
import { nothingShape } from '../identity/shapes.ts';

export const setResponsibility = changingAct({
  id: 'purchase.set-responsibility',
  summary: 'Sets down who has a duty once a candidate’s product is in use: as the buyer sees it, or as the maker said on a day.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'PUT', path: '/api/v1/candidates/{candidate}/responsibilities/{duty}/{side}' },
  input: z.strictObject({ candidate: idShape, duty: z.enum(dutyNames as [string, ...string[]]), side: z.enum(['ours', 'makers']), who: whoShape, note: noteShape, saidOn: dayShape.optional().describe('The day on which the maker said so.') }),
  output: nothingShape,
  find: findCandidate,
  run: async ({ rows, actor, at, note }, { candidate, duty, side, who, note: words, saidOn }) => {
    await keepUndropped(rows, candidate);
    if (side === 'makers' && (saidOn === undefined || saidOn > at.slice(0, 10))) throw new ActRefused('invalid-input', 'What the maker said has a day.', [{ path: 'saidOn', message: 'Expected the day on which the maker said so, until today.' }]);
    await rows.deleteFrom('responsibility').where('candidateId', '=', candidate).where('duty', '=', duty).where('side', '=', side).execute();
    await rows.insertInto('responsibility').values({ candidateId: candidate, duty, side, who, note: words, saidOn: side === 'makers' ? saidOn ?? null : null, enteredAt: at, enteredBy: actor.accountId ?? actor.kind }).execute();
    note({ candidate, duty, side, who });
    return {};
  },
});
