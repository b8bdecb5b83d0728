import { z } from 'zod';
import { createInvitation } from '../../../identity/invitations.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { hasMail, queueMail } from '../../notices/mail-queue.ts';
import { findAccount } from '../../people/account-shape.ts';
import { idShape } from '../../shapes.ts';

export const renewInvitation = changingAct({
  id: 'account.renew-invitation',
  summary: 'Makes a new link for an account that nobody has taken over yet; the earlier one is void.',
  area: 'identity',
  object: 'account',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/accounts/{account}/invitation' },
  input: z.strictObject({ account: idShape, sendMail: z.boolean().default(false) }),
  output: z.object({ link: z.string(), expiresAt: z.string(), isMailed: z.boolean() }),
  find: findAccount,
  run: async ({ rows, actor, services, at }, { account, sendMail }) => {
    if (sendMail && !hasMail(services.settings)) throw new ActRefused('conflict', 'No mail server is configured (mailUrl, mailFrom). Hand the link over yourself.', [{ path: 'sendMail', message: 'Expected false.' }]);
    const { state, mail } = await rows.selectFrom('account').select(['state', 'mail']).where('id', '=', account).executeTakeFirstOrThrow();
    // A link to an account that has a person already would let somebody else in.
    if (state !== 'invited') throw new ActRefused('conflict', 'Only an account that nobody has taken over yet can be invited again.');
    const invitation = await createInvitation(rows, services.ports, services.settings, actor.scope.organisationId, account, at);
    return { ...invitation, isMailed: sendMail && (await queueMail(rows, services, mail, 'invitation', at, { link: invitation.link })) };
  },
});
