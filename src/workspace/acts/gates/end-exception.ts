import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { findException } from '../../gates/find.ts';
import { nothingShape } from '../identity/shapes.ts';
import { idShape } from '../../shapes.ts';

export const endException = changingAct({
  id: 'gate.end-exception',
  summary: 'Ends an exception before its day: the requirement counts again.',
  area: 'business-data',
  object: 'gate',
  http: { method: 'DELETE', path: '/api/v1/gate-exceptions/{exception}' },
  input: z.strictObject({ exception: idShape }),
  output: nothingShape,
  find: findException,
  run: async ({ rows, at }, { exception }) => {
    await rows.updateTable('gateException').set({ endedAt: at }).where('id', '=', exception).where('endedAt', 'is', null).execute();
    return {};
  },
});
