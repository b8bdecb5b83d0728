import { z } from 'zod';
import { endSessions } from '../../../identity/sessions.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { idShape } from '../../shapes.ts';
import { personOf } from '../identity/ceremony.ts';
import { own } from '../identity/objects.ts';
import { followGroups } from './group-roles.ts';

export const identityUnlink = changingAct({
  id: 'identity.unlink',
  summary: 'Ends the link of one’s own account to a provider, with the roles that came by its groups. All other sessions end; the passkey that is shown for it remains the way in.',
  area: 'identity',
  object: 'credential',
  needsStepUp: true,
  http: { method: 'DELETE', path: '/api/v1/account/identities/{provider}' },
  input: z.strictObject({ provider: idShape }),
  output: z.object({ sessionsEnded: z.number() }),
  find: own('credential'),
  run: async ({ rows, actor, services: { ports }, at, note }, { provider }) => {
    const { accountId, session } = personOf(actor);
    const gone = await rows.deleteFrom('externalIdentity').where('providerId', '=', provider).where('accountId', '=', accountId).returning('providerId').executeTakeFirst();
    if (gone === undefined) throw new ActRefused('not-found', 'Your account is not linked to this provider.');
    // Nobody says any more whether the groups still hold.
    await followGroups(rows, ports, { id: provider, groupRoles: new Map() }, accountId, [], at, { except: session.id });
    const sessionsEnded = await endSessions(rows, accountId, 'credentials-changed', at, session.id);
    note({ provider, sessionsEnded });
    return { sessionsEnded };
  },
});
