import type { Provider } from '../../../identity/provider/provider.ts';
import type { Reader, Writer } from '../../../store/store.ts';
import type { ActContext } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { keepAnAdministrator } from '../../people/administrators.ts';
import { endRights } from '../../people/end-rights.ts';
import { followDirectory } from './memberships.ts';

/** What a directory is told that wants somebody in whom people here have put out. */
export const endedHere = 'An administrator of the workspace has deactivated this account; only an administrator lets it in again.';

/** Whether people here deactivated an account. @param endedAt when its directory did, the last time */
export async function wasEndedHere(rows: Reader, accountId: string, endedAt: string | null): Promise<boolean> {
  const { state, deactivatedAt } = await rows.selectFrom('account').where('id', '=', accountId).select(['state', 'deactivatedAt']).executeTakeFirstOrThrow();
  return state === 'deactivated' && deactivatedAt !== endedAt;
}

/**
 * Deactivates the account of a person of a directory: sessions, tokens and roles end within the same change.
 * @throws ActRefused for the last administrator
 */
export async function endUser({ rows, at, note }: ActContext<Writer>, accountId: string): Promise<void> {
  const { state } = await rows.selectFrom('account').where('id', '=', accountId).select('state').executeTakeFirstOrThrow();
  if (state === 'deactivated') return;
  await keepAnAdministrator(rows, { accountId });
  await rows.updateTable('account').set({ state: 'deactivated', deactivatedAt: at }).where('id', '=', accountId).execute();
  await rows.updateTable('directoryUser').set({ endedAt: at }).where('accountId', '=', accountId).execute();
  note({ deactivated: true, ...(await endRights(rows, accountId, at)) });
}

/**
 * Lets a person of a directory in whom it had deactivated, with the roles of their groups. Tokens do not come back.
 * @throws ActRefused when people here deactivated the account: what they decided no directory undoes
 */
export async function reviveUser({ rows, services: { ports }, at, note }: ActContext<Writer>, provider: Provider, accountId: string): Promise<void> {
  const { state } = await rows.selectFrom('account').where('id', '=', accountId).select('state').executeTakeFirstOrThrow();
  if (state === 'deactivated') {
    const { endedAt } = await rows.selectFrom('directoryUser').where('accountId', '=', accountId).select('endedAt').executeTakeFirstOrThrow();
    if (await wasEndedHere(rows, accountId, endedAt)) throw new ActRefused('conflict', endedHere);
    const passkey = await rows.selectFrom('passkey').select('id').where('accountId', '=', accountId).limit(1).executeTakeFirst();
    const external = await rows.selectFrom('externalIdentity').select('subject').where('accountId', '=', accountId).limit(1).executeTakeFirst();
    await rows.updateTable('account').set({ state: passkey === undefined && external === undefined ? 'invited' : 'active', deactivatedAt: null }).where('id', '=', accountId).execute();
    note({ reactivated: true });
  }
  if (await followDirectory(rows, ports, provider, accountId, at)) note({ rolesChanged: true });
}
