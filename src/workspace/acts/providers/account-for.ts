import { newIdentifier } from '../../../identity/identifier.ts';
import { linkedAccount, linkIdentity } from '../../../identity/provider/external-identity.ts';
import { consumeSingleUse } from '../../../identity/single-use.ts';
import type { Writer } from '../../../store/store.ts';
import type { ActContext } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { nameShape } from '../../shapes.ts';
import { notSignedIn } from '../identity/ceremony.ts';
import { invitationVoid, invitedAccount } from '../identity/invitation-begin.ts';
import type { Vouching } from './ceremony.ts';
import { rolesOfGroups } from './group-roles.ts';

/**
 * The account of whom a provider vouches for: the one that is linked; else an invited one, with its invitation; else a new
 * one, where that is allowed and a group stands for a role. A mail address finds nobody.
 * @throws ActRefused
 */
export async function accountFor(context: ActContext<Writer>, vouching: Vouching, invitation: string | undefined): Promise<string> {
  const { rows, at, note } = context;
  const { provider, vouched } = vouching;
  const linked = await linkedAccount(rows, provider.id, vouched.subject);
  if (linked !== undefined) {
    if (linked.state !== 'active') throw new ActRefused('signed-out', notSignedIn);
    return linked.id;
  }
  const accountId = invitation === undefined ? await newAccount(context, vouching) : await acceptedAccount(context, invitation);
  if (!await linkIdentity(rows, provider.id, vouched.subject, accountId, at)) throw new ActRefused('signed-out', notSignedIn);
  note({ linked: true });
  return accountId;
}

async function acceptedAccount({ rows, at }: ActContext<Writer>, secret: string): Promise<string> {
  const invitation = await consumeSingleUse(rows, 'invitation', secret, at);
  if (invitation === undefined) throw new ActRefused('not-found', invitationVoid);
  const { id } = await invitedAccount(rows, invitation.accountId);
  await rows.updateTable('account').set({ state: 'active' }).where('id', '=', id).execute();
  return id;
}

async function newAccount({ rows, services: { ports, settings }, at, note }: ActContext<Writer>, { provider, vouched }: Vouching): Promise<string> {
  if (!settings.newAccountsFromProviders || rolesOfGroups(provider, vouched.groups).length === 0) throw new ActRefused('signed-out', notSignedIn);
  const id = newIdentifier(ports);
  const name = nameShape.safeParse(vouched.displayName);
  await rows.insertInto('account').values({ id, displayName: name.success ? name.data : `Somebody from ${provider.name}`, mail: vouched.mail, state: 'active', madeBy: 'provider', createdAt: at, deactivatedAt: null }).execute();
  note({ made: true });
  return id;
}
