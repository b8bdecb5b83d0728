import { z } from 'zod';
import { hashPassword } from '../../../identity/password/password-hash.ts';
import { stepOfCode } from '../../../identity/password/one-time-password.ts';
import { endSessions } from '../../../identity/sessions.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { personOf, spendCeremony } from './ceremony.ts';
import { own } from './objects.ts';
import { seedPurpose } from './password-begin.ts';
import { assertGoodPassword, assertMayHavePassword, assertPasswordSignIn, codeShape, passwordShape } from './password-words.ts';
import { ceremonyShape } from './shapes.ts';

export const passwordFinish = changingAct({
  id: 'password.finish',
  summary: 'Sets the password and the one-time passwords together, with a first code as proof. All other sessions end.',
  area: 'identity',
  object: 'credential',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/account/password/finish' },
  input: z.strictObject({ ceremony: ceremonyShape, password: passwordShape, code: codeShape }),
  output: z.object({ signInName: z.string(), sessionsEnded: z.number() }),
  find: own('credential'),
  prepare: async (context, { ceremony, password, code }) => {
    const { actor, services } = context;
    assertPasswordSignIn(services);
    const { accountId, session } = personOf(actor);
    const spent = await spendCeremony(context, 'password-enrolment', ceremony);
    if (spent === undefined || spent.accountId !== accountId || spent.detail['session'] !== session.id) throw new ActRefused('conflict', 'This took longer than five minutes, or was begun elsewhere. Begin again.');
    const signInName = String(spent.detail['signInName']);
    const sealedSecret = String(spent.detail['sealedSeed']);
    await assertGoodPassword(password, [actor.displayName, signInName], services);
    const lastStep = stepOfCode(services.secrets.open(seedPurpose, sealedSecret), code, services.ports.now().getTime());
    if (lastStep === undefined) throw new ActRefused('conflict', 'The code of the authenticator app was wrong. Begin again, and look whether the clocks are right.');
    return { signInName, sealedSecret, lastStep, hash: await hashPassword(password, services.ports) };
  },
  run: async ({ rows, actor, at }, _input, { signInName, sealedSecret, lastStep, hash }) => {
    const { accountId, session } = personOf(actor);
    await assertMayHavePassword(rows, accountId, at);
    const other = await rows.selectFrom('password').where('signInName', '=', signInName).where('accountId', '!=', accountId).select('accountId').executeTakeFirst();
    if (other !== undefined) throw new ActRefused('conflict', 'This name is in use. Take another one.');
    await rows.deleteFrom('password').where('accountId', '=', accountId).execute();
    await rows.deleteFrom('oneTimePassword').where('accountId', '=', accountId).execute();
    await rows.insertInto('password').values({ accountId, signInName, hash, changedAt: at }).execute();
    await rows.insertInto('oneTimePassword').values({ accountId, sealedSecret, confirmedAt: at, lastStep, failures: 0, failedAt: null }).execute();
    return { signInName, sessionsEnded: await endSessions(rows, accountId, 'credentials-changed', at, session.id) };
  },
});
