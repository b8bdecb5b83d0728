import { z } from 'zod';
import { endSessions as endSessionsOf } from '../../../identity/sessions.ts';
import { changingAct } from '../../act.ts';
import { findAccount } from '../../people/account-shape.ts';
import { idShape } from '../../shapes.ts';

export const endSessions = changingAct({
  id: 'account.end-sessions',
  summary: 'Ends all sessions of an account, whose person then signs in anew; roles, passkeys and tokens stay.',
  area: 'identity',
  object: 'account',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/accounts/{account}/sessions/ending' },
  input: z.strictObject({ account: idShape }),
  output: z.object({ sessions: z.number() }),
  find: findAccount,
  run: async ({ rows, actor, at, note }, { account }) => {
    const sessions = await endSessionsOf(rows, account, 'revoked', at, actor.accountId === account ? actor.session?.id : null);
    note({ sessions });
    return { sessions };
  },
});
