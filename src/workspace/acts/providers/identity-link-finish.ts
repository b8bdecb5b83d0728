import { z } from 'zod';
import { linkIdentity, seeAssertion } from '../../../identity/provider/external-identity.ts';
import { endSessions } from '../../../identity/sessions.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { idShape } from '../../shapes.ts';
import { personOf } from '../identity/ceremony.ts';
import { own } from '../identity/objects.ts';
import { ceremonyShape } from '../identity/shapes.ts';
import { finishAtProvider } from './ceremony.ts';
import { answerShape } from './sign-in-provider-finish.ts';

const notLinked = 'Linking did not work. Begin again; if it goes on, ask an administrator.';

export const identityLinkFinish = changingAct({
  id: 'identity.link-finish',
  summary: 'Links one’s own account to whom the provider vouches for, in the session in which it was begun. All other sessions end.',
  area: 'identity',
  object: 'credential',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/account/identities' },
  input: z.strictObject({ provider: idShape, ceremony: ceremonyShape, answer: answerShape }),
  output: z.object({ sessionsEnded: z.number() }),
  find: own('credential'),
  prepare: async (context, input) => finishAtProvider(context, input, 'link', notLinked),
  run: async ({ rows, actor, at, note }, _input, { provider, vouched }) => {
    const { accountId, session } = personOf(actor);
    if (vouched.assertion !== null && !await seeAssertion(rows, provider.id, vouched.assertion, at)) throw new ActRefused('conflict', notLinked);
    if (!await linkIdentity(rows, provider.id, vouched.subject, accountId, at)) throw new ActRefused('conflict', 'This account, or this person at the provider, is linked already.');
    const sessionsEnded = await endSessions(rows, accountId, 'credentials-changed', at, session.id);
    note({ provider: provider.id, sessionsEnded });
    return { sessionsEnded };
  },
});
