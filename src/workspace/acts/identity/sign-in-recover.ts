import { z } from 'zod';
import { consumeRecoveryCode } from '../../../identity/recovery-codes.ts';
import { openSession } from '../../../identity/sessions.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { notSignedIn } from './ceremony.ts';
import { guardedAttempt } from './guarded-attempt.ts';
import { ownOrganisation } from './objects.ts';
import { sessionShape } from './shapes.ts';

export const signInRecover = changingAct({
  id: 'sign-in.recover',
  summary: 'Signs in with a recovery code, which counts once. The session lasts a quarter of an hour, and may only make a passkey.',
  area: 'identity',
  object: 'organisation',
  isOpen: true,
  opensSession: true,
  http: { method: 'POST', path: '/api/v1/sign-in/recovery' },
  input: z.strictObject({ code: z.string().min(1).max(100) }),
  output: z.object({ session: sessionShape }),
  find: ownOrganisation,
  prepare: async ({ actor, services }) => guardedAttempt(actor, services, 'recovery', null),
  run: async ({ rows, actor, services: { ports, settings }, at, note }, { code }, attempt) => {
    const accountId = await consumeRecoveryCode(rows, code, at);
    if (accountId === undefined) throw new ActRefused('signed-out', notSignedIn);
    const { cookie, endsAt } = await openSession(rows, ports, settings, actor.scope.organisationId, { accountId, method: 'recovery', request: actor.request, isSteppedUp: false });
    attempt.wasRight();
    note({ account: accountId, recoveryCode: true });
    return { session: { cookie, endsAt } };
  },
});
