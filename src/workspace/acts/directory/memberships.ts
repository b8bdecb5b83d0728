import type { Provider } from '../../../identity/provider/provider.ts';
import type { Ports } from '../../../model/ports.ts';
import type { Reader, Writer } from '../../../store/store.ts';
import { followGroups } from '../providers/group-roles.ts';

/**
 * The groups in which a provider’s directory has an account, by every name that an administrator may have mapped: what the
 * group is called, and the directory’s own id of it.
 * @returns undefined when the directory does not keep this account
 */
export async function directoryGroups(rows: Reader, providerId: string, accountId: string): Promise<readonly string[] | undefined> {
  const user = await rows.selectFrom('directoryUser').where('accountId', '=', accountId).where('providerId', '=', providerId).where('removedAt', 'is', null).select('accountId').executeTakeFirst();
  if (user === undefined) return undefined;
  const groups = await rows.selectFrom('directoryMember').innerJoin('directoryGroup', 'directoryGroup.id', 'directoryMember.groupId').where('directoryMember.accountId', '=', accountId).where('directoryGroup.providerId', '=', providerId).select(['directoryGroup.displayName', 'directoryGroup.externalId']).execute();
  return groups.flatMap(({ displayName, externalId }) => (externalId === null ? [displayName] : [displayName, externalId]));
}

/**
 * Brings an account’s roles in line with its groups in the directory. A directory’s token alone makes nobody an
 * administrator: whoever found it could then have everything.
 * @returns whether anything changed
 */
export async function followDirectory(rows: Writer, ports: Ports, provider: Pick<Provider, 'id' | 'groupRoles'>, accountId: string, at: string): Promise<boolean> {
  const { state } = await rows.selectFrom('account').where('id', '=', accountId).select('state').executeTakeFirstOrThrow();
  const groups = await directoryGroups(rows, provider.id, accountId);
  // Nobody who is out holds a role; when they come back, their groups are looked at.
  return groups !== undefined && state !== 'deactivated' && followGroups(rows, ports, provider, accountId, groups, at, { withheld: 'administrator' });
}

/** Takes an account out of all groups of its directory. */
export async function leaveGroups(rows: Writer, accountId: string, at: string): Promise<void> {
  const left = await rows.deleteFrom('directoryMember').where('accountId', '=', accountId).returning('groupId').execute();
  for (const { groupId } of left) await rows.updateTable('directoryGroup').set(({ eb }) => ({ revision: eb('revision', '+', 1), changedAt: at })).where('id', '=', groupId).execute();
}
