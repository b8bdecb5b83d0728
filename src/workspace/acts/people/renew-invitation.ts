import { z } from 'zod';
import { createInvitation } from '../../../identity/invitations.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findAccount } from '../../people/account-shape.ts';
import { idShape } from '../../shapes.ts';

export const renewInvitation = changingAct({
  id: 'account.renew-invitation',
  summary: 'Makes a new link for an account that nobody has taken over yet; the earlier one is void.',
  area: 'identity',
  object: 'account',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/accounts/{account}/invitation' },
  input: z.strictObject({ account: idShape }),
  output: z.object({ link: z.string(), expiresAt: z.string() }),
  find: findAccount,
  run: async ({ rows, actor, services, at }, { account }) => {
    const { state } = await rows.selectFrom('account').select('state').where('id', '=', account).executeTakeFirstOrThrow();
    // A link to an account that has a person already would let somebody else in.
    if (state !== 'invited') throw new ActRefused('conflict', 'Only an account that nobody has taken over yet can be invited again.');
    return createInvitation(rows, services.ports, services.settings, actor.scope.organisationId, account, at);
  },
});
