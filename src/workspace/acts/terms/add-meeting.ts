import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { dayShape, wordsShape } from '../../goals/input-shapes.ts';
import { findVendor } from '../../purchases/find.ts';
import { idShape } from '../../shapes.ts';

export const addMeeting = changingAct({
  id: 'vendor.add-meeting',
  summary: 'Writes down that a maker was met, on which day, and which priorities were shared with it.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'POST', path: '/api/v1/vendors/{vendor}/meetings' },
  input: z.strictObject({ vendor: idShape, metOn: dayShape, note: wordsShape.describe('Which priorities were shared, and what came of it.') }),
  output: z.object({ id: z.string() }),
  find: findVendor,
  run: async ({ rows, actor, services, at, note }, { vendor, metOn, note: words }) => {
    if (metOn > at.slice(0, 10)) throw new ActRefused('invalid-input', 'The meeting can’t be written down.', [{ path: 'metOn', message: 'Expected a day until today.' }]);
    const id = newIdentifier(services.ports);
    await rows.insertInto('vendorMeeting').values({ id, vendorId: vendor, metOn, note: words, enteredAt: at, enteredBy: actor.accountId ?? actor.kind }).execute();
    note({ meeting: id, metOn });
    return { id };
  },
});
