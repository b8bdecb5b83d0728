import { z } from 'zod';
import { endSession } from '../../../identity/sessions.ts';
import { changingAct } from '../../act.ts';
import { personOf } from './ceremony.ts';
import { ownSession } from './objects.ts';
import { nothingShape } from './shapes.ts';

export const sessionSignOut = changingAct({
  id: 'session.sign-out',
  summary: 'Signs out: ends the session it is asked in.',
  area: 'identity',
  object: 'session',
  endsSession: true,
  http: { method: 'POST', path: '/api/v1/account/sign-out' },
  input: nothingShape,
  output: z.object({}),
  find: ownSession,
  run: async ({ rows, actor, at }) => {
    await endSession(rows, personOf(actor).session.id, 'signed-out', at);
    return {};
  },
});
