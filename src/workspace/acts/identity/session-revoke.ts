import { z } from 'zod';
import { endSession } from '../../../identity/sessions.ts';
import { changingAct } from '../../act.ts';
import { identifierShape } from './shapes.ts';

export const sessionRevoke = changingAct({
  id: 'session.revoke',
  summary: 'Ends one of one’s own sessions, wherever it is open.',
  area: 'identity',
  object: 'session',
  http: { method: 'DELETE', path: '/api/v1/account/sessions/{sessionId}' },
  input: z.strictObject({ sessionId: identifierShape }),
  output: z.object({ sessionId: identifierShape }),
  find: async (rows, { sessionId }, { accountId }) => {
    if (accountId === null) return undefined;
    const found = await rows.selectFrom('session').where('id', '=', sessionId).where('accountId', '=', accountId).where('endedAt', 'is', null).select('id').executeTakeFirst();
    return found && { kind: 'session', id: found.id, productId: null, accountId };
  },
  run: async ({ rows, at }, { sessionId }) => {
    await endSession(rows, sessionId, 'revoked', at);
    return { sessionId };
  },
});
