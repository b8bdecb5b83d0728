import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findAccount } from '../../people/account-shape.ts';
import { idShape } from '../../shapes.ts';

export const reactivateAccount = changingAct({
  id: 'account.reactivate',
  summary: 'Lets the person of a deactivated account sign in again. Roles and tokens do not come back.',
  area: 'identity',
  object: 'account',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/accounts/{account}/reactivation' },
  input: z.strictObject({ account: idShape }),
  output: z.object({ state: z.enum(['invited', 'active']) }),
  find: findAccount,
  run: async ({ rows }, { account }) => {
    const { state } = await rows.selectFrom('account').select('state').where('id', '=', account).executeTakeFirstOrThrow();
    if (state !== 'deactivated') throw new ActRefused('conflict', 'This account is not deactivated.');
    // Somebody who never signed in has nothing to sign in with: they are invited again.
    const passkey = await rows.selectFrom('passkey').select('id').where('accountId', '=', account).limit(1).executeTakeFirst();
    const external = await rows.selectFrom('externalIdentity').select('subject').where('accountId', '=', account).limit(1).executeTakeFirst();
    const next = passkey === undefined && external === undefined ? 'invited' : 'active';
    await rows.updateTable('account').set({ state: next, deactivatedAt: null }).where('id', '=', account).execute();
    return { state: next };
  },
});
