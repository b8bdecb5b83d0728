import { z } from 'zod';
import { addPasskey } from '../../../identity/passkey/passkeys.ts';
import { issueRecoveryCodes } from '../../../identity/recovery-codes.ts';
import { openSession } from '../../../identity/sessions.ts';
import { consumeSingleUse } from '../../../identity/single-use.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { invitationVoid, invitedAccount } from './invitation-begin.ts';
import { ownOrganisation } from './objects.ts';
import { ceremonyShape, identifierShape, madePasskeyShape, nameShape, secretShape, sessionShape } from './shapes.ts';
import { verifiedRegistration } from './verified-registration.ts';

export const invitationAccept = changingAct({
  id: 'invitation.accept',
  summary: 'Accepts an invitation with the passkey that the browser made, signs in, and gives recovery codes once.',
  area: 'identity',
  object: 'organisation',
  isOpen: true,
  opensSession: true,
  http: { method: 'POST', path: '/api/v1/sign-in/invitation/finish' },
  input: z.strictObject({ link: secretShape, ceremony: ceremonyShape, passkeyName: nameShape, response: madePasskeyShape }),
  output: z.object({ session: sessionShape, accountId: identifierShape, recoveryCodes: z.array(z.string()) }),
  find: ownOrganisation,
  prepare: async (context, input) => verifiedRegistration(context, 'invitation', input),
  run: async ({ rows, actor, services: { ports, settings }, at, note }, { link, passkeyName }, { passkey, spent }) => {
    const invitation = await consumeSingleUse(rows, 'invitation', link, at);
    if (invitation === undefined || invitation.accountId !== spent.accountId) throw new ActRefused('not-found', invitationVoid);
    const { id: accountId } = await invitedAccount(rows, invitation.accountId);
    if (!await addPasskey(rows, accountId, passkey, passkeyName, at)) throw new ActRefused('conflict', 'This passkey is in use already. Take another one.');
    await rows.updateTable('account').set({ state: 'active' }).where('id', '=', accountId).execute();
    const recoveryCodes = await issueRecoveryCodes(rows, ports, accountId, at);
    const { cookie, endsAt } = await openSession(rows, ports, settings, actor.scope.organisationId, { accountId, method: 'passkey', request: actor.request, isSteppedUp: true });
    note({ account: accountId });
    return { session: { cookie, endsAt }, accountId, recoveryCodes: [...recoveryCodes] };
  },
});
