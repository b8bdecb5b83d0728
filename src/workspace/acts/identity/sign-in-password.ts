import { z } from 'zod';
import { checkCode } from '../../../identity/password/check-code.ts';
import { isAdministrator } from '../../../identity/roles-of.ts';
import { openSession } from '../../../identity/sessions.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { notSignedIn } from './ceremony.ts';
import { guardedAttempt } from './guarded-attempt.ts';
import { ownOrganisation } from './objects.ts';
import { seedPurpose } from './password-begin.ts';
import { assertPasswordSignIn, codeShape, passwordMatches, passwordShape, signInNameShape } from './password-words.ts';
import { identifierShape, sessionShape } from './shapes.ts';

export const signInPassword = changingAct({
  id: 'sign-in.password',
  summary: 'Signs in with a password and a one-time password together, where an administrator has allowed passwords. Never for those who administer.',
  area: 'identity',
  object: 'organisation',
  isOpen: true,
  opensSession: true,
  http: { method: 'POST', path: '/api/v1/sign-in/password' },
  input: z.strictObject({ signInName: signInNameShape, password: passwordShape, code: codeShape }),
  output: z.object({ session: sessionShape, accountId: identifierShape }),
  find: ownOrganisation,
  prepare: async ({ actor, services, at }, { signInName, password, code }) => {
    assertPasswordSignIn(services);
    const attempt = guardedAttempt(actor, services, 'password', signInName);
    const { store, secrets, ports } = services;
    const found = await store.read(actor.scope, async (rows) => rows.selectFrom('password').innerJoin('account', 'account.id', 'password.accountId').where('password.signInName', '=', signInName).where('account.state', '=', 'active').select(['password.accountId', 'password.hash']).executeTakeFirst());
    const isPassword = await passwordMatches(password, found?.hash);
    // The code is looked at in a change of its own, right or wrong: every answer takes the same steps.
    const isCode = await store.write(actor.scope, async (rows) => checkCode(rows, isPassword ? found?.accountId : undefined, code, ports.now().getTime(), (sealed) => secrets.open(seedPurpose, sealed), at));
    if (found === undefined || !isCode) throw new ActRefused('signed-out', notSignedIn);
    return { accountId: found.accountId, hash: found.hash, attempt };
  },
  run: async ({ rows, actor, services: { ports, settings }, at, note }, _input, { accountId, hash, attempt }) => {
    const still = await rows.selectFrom('password').innerJoin('account', 'account.id', 'password.accountId').where('password.accountId', '=', accountId).where('password.hash', '=', hash).where('account.state', '=', 'active').select('password.accountId').executeTakeFirst();
    if (still === undefined || await isAdministrator(rows, accountId, at)) throw new ActRefused('signed-out', notSignedIn);
    const { cookie, endsAt } = await openSession(rows, ports, settings, actor.scope.organisationId, { accountId, method: 'password', request: actor.request, isSteppedUp: false });
    attempt.wasRight();
    note({ account: accountId });
    return { session: { cookie, endsAt }, accountId };
  },
});
