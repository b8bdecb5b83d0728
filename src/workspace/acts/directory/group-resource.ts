import type { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import type { Provider } from '../../../identity/provider/provider.ts';
import type { Reader, Writer } from '../../../store/store.ts';
import type { Tables } from '../../../store/tables.ts';
import type { ActContext } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { DirectoryRefused } from './directory-refused.ts';
import { followDirectory } from './memberships.ts';
import type { groupFields, GroupShape } from './shapes.ts';

/** A group as a directory describes it. */
export type DescribedGroup = z.infer<z.ZodObject<typeof groupFields>>;

/** People of one group. */
const membersOfGroupMost = 10_000;
/** People in one answer. */
const membersOfAnswerMost = 20_000;
/** Ids in one query. */
const chunk = 500;

/** Groups as the directory gets them back. */
export async function shownGroups(rows: Reader, groups: readonly Tables['directoryGroup'][]): Promise<GroupShape[]> {
  if (groups.length === 0) return [];
  const members = await rows.selectFrom('directoryMember').innerJoin('directoryUser', 'directoryUser.accountId', 'directoryMember.accountId').where('directoryMember.groupId', 'in', groups.map(({ id }) => id)).select(['directoryMember.groupId', 'directoryUser.accountId as id', 'directoryUser.userName']).orderBy('directoryUser.userName').execute();
  const ofGroup = Map.groupBy(members, ({ groupId }) => groupId);
  return groups.map(({ id, displayName, externalId, createdAt, changedAt, revision }) => ({ id, displayName, externalId, members: (ofGroup.get(id) ?? []).map(({ id: member, userName }) => ({ id: member, userName })), createdAt, changedAt, revision: String(revision) }));
}

/** As many groups of a list, from its first on, as have few enough people for one answer; always one. */
export async function fewEnough(rows: Reader, groups: readonly Tables['directoryGroup'][]): Promise<readonly Tables['directoryGroup'][]> {
  if (groups.length === 0) return [];
  const counts = await rows.selectFrom('directoryMember').where('groupId', 'in', groups.map(({ id }) => id)).select(({ fn }) => ['groupId', fn.countAll().as('people')]).groupBy('groupId').execute();
  const peopleIn = new Map(counts.map(({ groupId, people }) => [groupId, Number(people)]));
  let sum = 0;
  const end = groups.findIndex(({ id }) => (sum += peopleIn.get(id) ?? 0) > membersOfAnswerMost);
  return end < 0 ? groups : groups.slice(0, Math.max(end, 1));
}

/** One group as the directory gets it back. @throws ActRefused */
export async function shownGroup(rows: Reader, id: string): Promise<GroupShape> {
  const [shown] = await shownGroups(rows, await rows.selectFrom('directoryGroup').where('id', '=', id).selectAll().execute());
  if (shown === undefined) throw new ActRefused('not-found', 'There is no such group.');
  return shown;
}

/** Adds a group with its people. @returns its id @throws ActRefused */
export async function addGroup(context: ActContext<Writer>, provider: Provider, group: DescribedGroup): Promise<string> {
  const { rows, services: { ports }, at } = context;
  await refuseTwice(rows, provider, group, undefined);
  const id = newIdentifier(ports);
  await rows.insertInto('directoryGroup').values({ id, providerId: provider.id, displayName: group.displayName, externalId: group.externalId, revision: 1, createdAt: at, changedAt: at }).execute();
  await setMembers(context, provider, id, { before: [], wanted: group.members, concerns: isMapped(provider, group) ? 'changed' : 'nobody' });
  return id;
}

/** Brings a group in line with how its directory describes it now. @throws ActRefused */
export async function keepGroup(context: ActContext<Writer>, provider: Provider, before: GroupShape, group: DescribedGroup): Promise<void> {
  const { rows, at } = context;
  await refuseTwice(rows, provider, group, before.id);
  await rows.updateTable('directoryGroup').set({ displayName: group.displayName, externalId: group.externalId, revision: Number(before.revision) + 1, changedAt: at }).where('id', '=', before.id).execute();
  const isRenamed = before.displayName !== group.displayName || before.externalId !== group.externalId;
  await setMembers(context, provider, before.id, { before: before.members.map(({ id }) => id), wanted: group.members, concerns: isMapped(provider, before, group) ? isRenamed ? 'everybody' : 'changed' : 'nobody' });
}

/** Removes a group; the roles that it stood for end with it. @throws ActRefused */
export async function removeGroup(context: ActContext<Writer>, provider: Provider, group: GroupShape): Promise<void> {
  const { id, members } = group;
  await setMembers(context, provider, id, { before: members.map((member) => member.id), wanted: [], concerns: isMapped(provider, group) ? 'changed' : 'nobody' });
  await context.rows.deleteFrom('directoryGroup').where('id', '=', id).execute();
}

/** Whether an administrator mapped any of these descriptions of a group to a role. */
function isMapped({ groupRoles }: Provider, ...groups: readonly { readonly displayName: string; readonly externalId: string | null }[]): boolean {
  return groups.some(({ displayName, externalId }) => groupRoles.has(displayName) || (externalId !== null && groupRoles.has(externalId)));
}

/** Who is in a group, and whose roles that concerns: a group that stands for no role concerns nobody’s. */
interface Membership {
  readonly before: readonly string[];
  readonly wanted: readonly string[];
  readonly concerns: 'nobody' | 'changed' | 'everybody';
}

async function setMembers({ rows, services: { ports }, at, note }: ActContext<Writer>, provider: Provider, groupId: string, { before, wanted, concerns }: Membership): Promise<void> {
  const had = new Set(before);
  const has = new Set(wanted);
  if (has.size > membersOfGroupMost) throw new DirectoryRefused('tooMany', `A group has at most ${membersOfGroupMost} members here.`);
  const added = [...has].filter((id) => !had.has(id));
  const removed = before.filter((id) => !has.has(id));
  await refuseStrangers(rows, provider, added);
  for (const accountId of added) await rows.insertInto('directoryMember').values({ groupId, accountId }).execute();
  for (const accountId of removed) await rows.deleteFrom('directoryMember').where('groupId', '=', groupId).where('accountId', '=', accountId).execute();
  let changed = 0;
  const concerned = { nobody: [], changed: [...added, ...removed], everybody: [...new Set([...before, ...wanted])] }[concerns];
  for (const accountId of concerned) if (await followDirectory(rows, ports, provider, accountId, at)) changed += 1;
  note({ membersAdded: added.length, membersRemoved: removed.length, rolesChangedOf: changed });
}

/** A group holds people of its own directory only. */
async function refuseStrangers(rows: Reader, provider: Provider, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += chunk) {
    const part = ids.slice(at, at + chunk);
    const found = await rows.selectFrom('directoryUser').where('providerId', '=', provider.id).where('removedAt', 'is', null).where('accountId', 'in', part).select('accountId').execute();
    if (found.length < part.length) throw new DirectoryRefused('invalidValue', 'A member is none of this directory’s users. Members are named by the ids that the workspace gave them.');
  }
}

/** Two groups of one name would be mapped to the same role, and nobody could tell which was meant. */
async function refuseTwice(rows: Reader, provider: Provider, { displayName, externalId }: DescribedGroup, except: string | undefined): Promise<void> {
  const other = await rows.selectFrom('directoryGroup').where('providerId', '=', provider.id).where('id', '!=', except ?? '').where((is) => is.or([is('displayName', '=', displayName), ...(externalId === null ? [] : [is('externalId', '=', externalId)])])).select('id').limit(1).executeTakeFirst();
  if (other !== undefined) throw new DirectoryRefused('uniqueness', 'Another group of the directory has this displayName or externalId.');
}
