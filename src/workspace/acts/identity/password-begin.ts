import { z } from 'zod';
import type { Actor } from '../../../identity/actor.ts';
import { newSeed, seedAddress } from '../../../identity/password/one-time-password.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import type { Services } from '../../services.ts';
import { beginCeremony, personOf } from './ceremony.ts';
import { own } from './objects.ts';
import { assertGoodPassword, assertMayHavePassword, assertPasswordSignIn, passwordMatches, passwordShape, signInNameShape } from './password-words.ts';
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
  input: z.strictObject({ signInName: signInNameShape, password: passwordShape, presentPassword: passwordShape.optional() }),
  output: z.object({ seedAddress: z.string(), ceremony: ceremonyShape }),
  find: own('credential'),
  prepare: async ({ actor, services, at }, { signInName, password, presentPassword }) => {
    assertPasswordSignIn(services);
    await assertPresentPassword(services, actor, presentPassword, at);
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

/** Whoever has a password changes it only with the one they have (OWASP ASVS 5.0, 6.2.3); who lost it removes it and begins anew. @throws ActRefused */
async function assertPresentPassword({ store }: Services, actor: Actor, present: string | undefined, at: string): Promise<void> {
  const { accountId } = personOf(actor);
  const kept = await store.read(actor.scope, async (rows) => {
    await assertMayHavePassword(rows, accountId, at);
    return rows.selectFrom('password').where('accountId', '=', accountId).select('hash').executeTakeFirst();
  });
  if (kept !== undefined && !(await passwordMatches(present ?? '', kept.hash))) throw new ActRefused('invalid-input', 'The present password is needed to change it.', [{ path: 'presentPassword', message: 'the password that counts until now was expected' }]);
}
