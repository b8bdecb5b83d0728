import { z } from 'zod';
import { endSession, openSession } from '../../../identity/sessions.ts';
import { changingAct } from '../../act.ts';
import { ownOrganisation } from './objects.ts';
import { ceremonyShape, identifierShape, sessionShape, shownPasskeyShape } from './shapes.ts';
import { countUse, verifiedAssertion } from './verified-assertion.ts';

export const signInFinish = changingAct({
  id: 'sign-in.finish',
  summary: 'Signs in with the passkey that the browser showed.',
  area: 'identity',
  object: 'organisation',
  isOpen: true,
  opensSession: true,
  http: { method: 'POST', path: '/api/v1/sign-in/passkey/finish' },
  input: z.strictObject({ ceremony: ceremonyShape, response: shownPasskeyShape }),
  output: z.object({ session: sessionShape, accountId: identifierShape }),
  find: ownOrganisation,
  prepare: async (context, input) => verifiedAssertion(context, 'passkey-sign-in', input),
  run: async (context, _input, shown) => {
    const { rows, actor, services: { ports, settings }, at } = context;
    const accountId = await countUse(context, shown);
    if (actor.session !== null) await endSession(rows, actor.session.id, 'replaced', at);
    const { cookie, endsAt } = await openSession(rows, ports, settings, actor.scope.organisationId, { accountId, method: 'passkey', request: actor.request, isSteppedUp: true });
    return { session: { cookie, endsAt }, accountId };
  },
});
