import type { z } from 'zod';
import type { Complex, Resource } from '../../../identity/scim/resource.ts';
import type { Reader } from '../../../store/store.ts';
import type { Tables } from '../../../store/tables.ts';
import { ActRefused } from '../../act-refused.ts';
import type { UserShape, userFields } from './shapes.ts';

/** A person as a directory describes them. */
export type DescribedUser = z.infer<z.ZodObject<typeof userFields>>;

type Kept = Pick<DescribedUser, 'displayName' | 'name' | 'emails'>;

/** What is kept of a description beside its names. */
export function attributesOf({ displayName, name, emails }: DescribedUser): string {
  return JSON.stringify({ displayName, name, emails } satisfies Kept);
}

/** Persons as the directory gets them back. */
export async function shownUsers(rows: Reader, users: readonly Tables['directoryUser'][]): Promise<UserShape[]> {
  if (users.length === 0) return [];
  const ids = users.map(({ accountId }) => accountId);
  const states = await rows.selectFrom('account').where('id', 'in', ids).select(['id', 'state']).execute();
  const groups = await rows.selectFrom('directoryMember').innerJoin('directoryGroup', 'directoryGroup.id', 'directoryMember.groupId').where('directoryMember.accountId', 'in', ids).select(['directoryMember.accountId', 'directoryGroup.id', 'directoryGroup.displayName']).orderBy('directoryGroup.displayName').execute();
  return users.map(({ accountId, userName, externalId, attributes, createdAt, changedAt, revision }) => {
    const { displayName, name, emails } = JSON.parse(attributes) as Kept;
    return {
      id: accountId, userName, externalId, displayName, name: { ...name } as Record<string, string>, emails: emails.map((email) => ({ ...email })) as UserShape['emails'],
      // What really is so: people here deactivate accounts as well.
      active: states.find(({ id }) => id === accountId)?.state !== 'deactivated',
      groups: groups.filter((group) => group.accountId === accountId).map(({ id, displayName: called }) => ({ id, displayName: called })), createdAt, changedAt, revision: String(revision),
    };
  });
}

/** One person of a directory, as its row is. @throws ActRefused */
export async function directoryUser(rows: Reader, accountId: string): Promise<Tables['directoryUser']> {
  const found = await rows.selectFrom('directoryUser').where('accountId', '=', accountId).where('removedAt', 'is', null).selectAll().executeTakeFirst();
  if (found === undefined) throw new ActRefused('not-found', 'There is no such user.');
  return found;
}

/** One person as the directory gets them back. @throws ActRefused */
export async function shownUser(rows: Reader, accountId: string): Promise<UserShape> {
  const [shown] = await shownUsers(rows, [await directoryUser(rows, accountId)]);
  if (shown === undefined) throw new ActRefused('not-found', 'There is no such user.');
  return shown;
}

/** A person as a change works on them. */
export function resourceOf({ userName, externalId, displayName, name, active, emails }: UserShape): Resource {
  return { userName, active, ...(externalId === null ? {} : { externalId }), ...(displayName === null ? {} : { displayName }), ...(Object.keys(name).length === 0 ? {} : { name }), ...(emails.length === 0 ? {} : { emails }) };
}

/** A worked-on person as a description. */
export function describedBy(resource: Resource): DescribedUser {
  const text = (value: Resource[string] | undefined): string | null => (typeof value === 'string' ? value : null);
  const { name, emails, active } = resource;
  return {
    userName: text(resource['userName']) ?? '', externalId: text(resource['externalId']), displayName: text(resource['displayName']), active: active !== false,
    name: (name === undefined ? {} : name) as DescribedUser['name'],
    emails: (Array.isArray(emails) ? emails as readonly Complex[] : []).flatMap((email) => (typeof email['value'] === 'string' ? [email as DescribedUser['emails'][number]] : [])),
  };
}
