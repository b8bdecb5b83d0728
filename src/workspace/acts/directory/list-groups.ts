import { z } from 'zod';
import { readConditions } from '../../../identity/scim/filter.ts';
import { readingAct } from '../../act.ts';
import { DirectoryRefused, reading } from './directory-refused.ts';
import { fewEnough, shownGroups } from './group-resource.ts';
import { directory, findDirectory, groupShape, listInput, windowOf } from './shapes.ts';

export const listGroups = readingAct({
  id: 'directory.list-groups',
  summary: 'Lists the groups of the directory that asks, or those with a displayName, externalId, id or member.',
  area: 'identity',
  object: 'directory',
  http: { method: 'GET', path: '/api/v1/directory/groups' },
  input: listInput,
  output: z.object({ total: z.number(), groups: z.array(groupShape) }),
  find: findDirectory,
  run: async ({ rows, actor }, input) => {
    const provider = await directory(rows, actor);
    let found = rows.selectFrom('directoryGroup').where('providerId', '=', provider.id);
    for (const { attribute, value } of input.filter === undefined ? [] : reading(() => readConditions(input.filter ?? ''))) {
      const text = String(value);
      const name = attribute.toLowerCase().replace(/^urn:ietf:params:scim:schemas:core:2\.0:group:/u, '');
      if (name === 'displayname') found = found.where('displayName', '=', text);
      else if (name === 'externalid') found = found.where('externalId', '=', text);
      else if (name === 'id') found = found.where('id', '=', text);
      else if (name === 'members' || name === 'members.value') found = found.where('id', 'in', (inner) => inner.selectFrom('directoryMember').select('groupId').where('accountId', '=', text));
      else throw new DirectoryRefused('invalidFilter', 'Groups are found by displayName, externalId, id or members.value.');
    }
    const { total } = await found.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow();
    const { offset, limit } = windowOf(input);
    const groups = limit === 0 ? [] : await found.selectAll().orderBy('createdAt').orderBy('id').limit(limit).offset(offset).execute();
    return { total: Number(total), groups: await shownGroups(rows, await fewEnough(rows, groups)) };
  },
});
