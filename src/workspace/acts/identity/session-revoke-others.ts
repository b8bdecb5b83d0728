import { z } from 'zod';
import { endSessions } from '../../../identity/sessions.ts';
import { changingAct } from '../../act.ts';
import { personOf } from './ceremony.ts';
import { own } from './objects.ts';
import { nothingShape } from './shapes.ts';

export const sessionRevokeOthers = changingAct({
  id: 'session.revoke-others',
  summary: 'Ends all of one’s own sessions but this one.',
  area: 'identity',
  object: 'session',
  http: { method: 'POST', path: '/api/v1/account/sessions/revoke-others' },
  input: nothingShape,
  output: z.object({ sessionsEnded: z.number() }),
  find: own('session'),
  run: async ({ rows, actor, at }) => {
    const { accountId, session } = personOf(actor);
    return { sessionsEnded: await endSessions(rows, accountId, 'revoked', at, session.id) };
  },
});
