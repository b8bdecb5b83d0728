import { z } from 'zod';
import { stepUpSession } from '../../../identity/sessions.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { personOf } from './ceremony.ts';
import { ownSession } from './objects.ts';
import { ceremonyShape, sessionShape, shownPasskeyShape } from './shapes.ts';
import { countUse, verifiedAssertion } from './verified-assertion.ts';

export const stepUpFinish = changingAct({
  id: 'step-up.finish',
  summary: 'Confirms with the passkey that the browser showed; sensitive acts are open for some minutes, and the session has a new secret.',
  area: 'identity',
  object: 'session',
  opensSession: true,
  http: { method: 'POST', path: '/api/v1/account/step-up/finish' },
  input: z.strictObject({ ceremony: ceremonyShape, response: shownPasskeyShape }),
  output: z.object({ session: sessionShape }),
  find: ownSession,
  prepare: async (context, input) => verifiedAssertion(context, 'step-up', input),
  run: async (context, _input, shown) => {
    const { rows, actor, services: { ports } } = context;
    const { accountId, session } = personOf(actor);
    const isOwn = await countUse(context, shown) === accountId;
    const next = isOwn ? await stepUpSession(rows, ports, actor.scope.organisationId, session.id) : undefined;
    if (next === undefined) throw new ActRefused('signed-out', 'This session has ended. Sign in again.');
    return { session: next };
  },
});
