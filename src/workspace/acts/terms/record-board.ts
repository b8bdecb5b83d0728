import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { dayShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';
import { acceptancesOf } from '../../terms/acceptance-shape.ts';
import { findAcceptance } from '../../terms/find.ts';
import { nothingShape } from '../identity/shapes.ts';

export const recordBoard = changingAct({
  id: 'acceptance.record-board',
  summary: 'Writes down the day of the board’s meeting before which an acceptance came. An entry beside the acceptance: the signed statement stays as it is.',
  area: 'business-data',
  object: 'acceptance',
  http: { method: 'POST', path: '/api/v1/acceptances/{acceptance}/boards' },
  input: z.strictObject({ acceptance: idShape, boardOn: dayShape }),
  output: nothingShape,
  find: findAcceptance,
  run: async ({ rows, actor, services, at, note }, { acceptance, boardOn }) => {
    const [found] = await acceptancesOf(rows, { id: acceptance }, at);
    if (found?.decision?.outcome !== 'approved') throw new ActRefused('conflict', 'A board sees what was accepted. This was not.');
    if (boardOn > at.slice(0, 10) || boardOn < found.decision.decidedAt.slice(0, 10)) throw new ActRefused('invalid-input', 'The board has seen it on a day after it was accepted, and before tomorrow.', [{ path: 'boardOn', message: `Expected a day from ${found.decision.decidedAt.slice(0, 10)} to ${at.slice(0, 10)}.` }]);
    if (found.boards.some((one) => one.boardOn === boardOn)) throw new ActRefused('conflict', 'This meeting is written down already.');
    await rows.insertInto('acceptanceBoard').values({ id: newIdentifier(services.ports), acceptanceId: acceptance, boardOn, enteredAt: at, enteredBy: actor.accountId ?? actor.kind, enteredByName: actor.displayName }).execute();
    note({ purchase: found.purchaseId, boardOn });
    return {};
  },
});
