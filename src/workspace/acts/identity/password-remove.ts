import { z } from 'zod';
import { endSessions } from '../../../identity/sessions.ts';
import { changingAct } from '../../act.ts';
import { personOf } from './ceremony.ts';
import { own } from './objects.ts';
import { nothingShape } from './shapes.ts';

export const passwordRemove = changingAct({
  id: 'password.remove',
  summary: 'Removes one’s own password and one-time passwords. All other sessions end.',
  area: 'identity',
  object: 'credential',
  needsStepUp: true,
  http: { method: 'DELETE', path: '/api/v1/account/password' },
  input: nothingShape,
  output: z.object({ sessionsEnded: z.number() }),
  find: own('credential'),
  run: async ({ rows, actor, at }) => {
    const { accountId, session } = personOf(actor);
    await rows.deleteFrom('password').where('accountId', '=', accountId).execute();
    await rows.deleteFrom('oneTimePassword').where('accountId', '=', accountId).execute();
    return { sessionsEnded: await endSessions(rows, accountId, 'credentials-changed', at, session.id) };
  },
});
