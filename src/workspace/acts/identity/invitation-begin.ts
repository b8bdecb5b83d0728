import { z } from 'zod';
import { registrationOptions } from '../../../identity/passkey/registration.ts';
import { peekSingleUse } from '../../../identity/single-use.ts';
import type { Reader } from '../../../store/store.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { beginCeremony } from './ceremony.ts';
import { ownOrganisation } from './objects.ts';
import { ceremonyShape, creationOptionsShape, secretShape } from './shapes.ts';

/** What is said of an invitation that does not count, whatever the reason. */
export const invitationVoid = 'This invitation was used, was withdrawn, has ended, or never was one. Ask whoever invited you for a new one.';

/** The account that an unused invitation is for, while it still waits for its person. @throws ActRefused */
export async function invitedAccount(rows: Reader, accountId: string | null | undefined): Promise<{ readonly id: string; readonly displayName: string }> {
  const account = accountId === null || accountId === undefined ? undefined : await rows.selectFrom('account').where('id', '=', accountId).where('state', '=', 'invited').select(['id', 'displayName']).executeTakeFirst();
  if (account === undefined) throw new ActRefused('not-found', invitationVoid);
  return account;
}

export const invitationBegin = changingAct({
  id: 'invitation.begin',
  summary: 'Begins to accept an invitation: asks the browser for the new account’s passkey.',
  area: 'identity',
  object: 'organisation',
  isOpen: true,
  http: { method: 'POST', path: '/api/v1/sign-in/invitation/begin' },
  input: z.strictObject({ link: secretShape }),
  output: z.object({ displayName: z.string(), options: creationOptionsShape, ceremony: ceremonyShape }),
  find: ownOrganisation,
  prepare: async ({ actor, services: { store, ports, settings }, at }, { link }) => {
    const account = await store.read(actor.scope, async (rows) => invitedAccount(rows, (await peekSingleUse(rows, 'invitation', link, at))?.accountId));
    return { account, options: await registrationOptions(ports, settings, { organisationId: actor.scope.organisationId, accountId: account.id, displayName: account.displayName, existing: [] }) };
  },
  run: async (context, _input, { account, options }) => ({
    displayName: account.displayName,
    options: creationOptionsShape.parse(options),
    ceremony: await beginCeremony(context, 'passkey-registration', account.id, { for: 'invitation', challenge: options.challenge }),
  }),
});
