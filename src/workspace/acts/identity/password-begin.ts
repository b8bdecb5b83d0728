import { z } from 'zod';
import { newSeed, seedAddress } from '../../../identity/password/one-time-password.ts';
import { changingAct } from '../../act.ts';
import { beginCeremony, personOf } from './ceremony.ts';
import { own } from './objects.ts';
import { assertGoodPassword, assertMayHavePassword, assertPasswordSignIn, passwordShape, signInNameShape } from './password-words.ts';
import { ceremonyShape } from './shapes.ts';

/** What the seeds of one-time passwords are sealed for. */
export const seedPurpose = 'one-time-password';

export const passwordBegin = changingAct({
  id: 'password.begin',
  summary: 'Begins to set a password together with one-time passwords, where an administrator has allowed passwords: gives the seed for an authenticator app, once.',
  area: 'identity',
  object: 'credential',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/account/password/begin' },
  input: z.strictObject({ signInName: signInNameShape, password: passwordShape }),
  output: z.object({ seedAddress: z.string(), ceremony: ceremonyShape }),
  find: own('credential'),
  prepare: async ({ actor, services }, { signInName, password }) => {
    assertPasswordSignIn(services);
    await assertGoodPassword(password, [actor.displayName, signInName], services);
  },
  run: async (context, { signInName }) => {
    const { rows, actor, services: { ports, secrets }, at } = context;
    const { accountId, session } = personOf(actor);
    await assertMayHavePassword(rows, accountId, at);
    const seed = newSeed(ports);
    const ceremony = await beginCeremony(context, 'password-enrolment', accountId, { sealedSeed: secrets.seal(seedPurpose, seed), signInName, session: session.id });
    return { seedAddress: seedAddress(seed, signInName), ceremony };
  },
});
