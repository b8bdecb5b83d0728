import { groupSchema } from '../../../identity/scim/resource-schema.ts';
import type { Complex } from '../../../identity/scim/resource.ts';
import { DirectoryRefused } from './directory-refused.ts';
import { addGroup, fewEnough, keepGroup, removeGroup, shownGroup, shownGroups, type DescribedGroup } from './group-resource.ts';
import { resourceActs } from './resource-acts.ts';
import { groupFields, groupShape, type GroupShape } from './shapes.ts';

/** The groups of a directory. */
export const groupActs = resourceActs<DescribedGroup, GroupShape>({
  schema: groupSchema, fields: groupFields, shape: groupShape, read: shownGroup, add: addGroup, keep: keepGroup, remove: removeGroup,
  summaries: {
    list: 'Lists the groups of the directory that asks, or those with a displayName, externalId, id or member.',
    read: 'Shows a group of the directory that asks, with its people.',
    add: 'Adds a group of the directory that asks. It stands for a role only where an administrator mapped it to one.',
    replace: 'Describes a group of the directory that asks anew, with its people; their roles follow.',
    patch: 'Changes a group of the directory that asks: its name, or who is in it; their roles follow.',
    remove: 'Removes a group of the directory that asks; the roles that it stood for end.',
  },
  noted: (group) => ({ group }),
  isOf: async (rows, provider, id) => await rows.selectFrom('directoryGroup').where('id', '=', id).where('providerId', '=', provider.id).select('id').executeTakeFirst() !== undefined,
  resourceOf: ({ displayName, externalId, members }) => ({ displayName, ...(externalId === null ? {} : { externalId }), members: members.map(({ id }) => ({ value: id })) }),
  describedBy: ({ displayName, externalId, members }) => ({
    displayName: typeof displayName === 'string' ? displayName : '', externalId: typeof externalId === 'string' ? externalId : null,
    members: (Array.isArray(members) ? members as readonly Complex[] : []).flatMap(({ value }) => (typeof value === 'string' ? [value] : [])),
  }),
  list: async (rows, provider, conditions, { offset, limit }) => {
    let found = rows.selectFrom('directoryGroup').where('providerId', '=', provider.id);
    for (const { attribute, value } of conditions) {
      const text = String(value);
      const name = attribute.toLowerCase().replace(/^urn:ietf:params:scim:schemas:core:2\.0:group:/u, '');
      if (name === 'displayname') found = found.where('displayName', '=', text);
      else if (name === 'externalid') found = found.where('externalId', '=', text);
      else if (name === 'id') found = found.where('id', '=', text);
      else if (name === 'members' || name === 'members.value') found = found.where('id', 'in', (inner) => inner.selectFrom('directoryMember').select('groupId').where('accountId', '=', text));
      else throw new DirectoryRefused('invalidFilter', 'Groups are found by displayName, externalId, id or members.value.');
    }
    const { total } = await found.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow();
    const groups = limit === 0 ? [] : await found.selectAll().orderBy('createdAt').orderBy('id').limit(limit).offset(offset).execute();
    return { total: Number(total), resources: await shownGroups(rows, await fewEnough(rows, groups)) };
  },
});
