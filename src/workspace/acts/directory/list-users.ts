import { z } from 'zod';
import { readConditions } from '../../../identity/scim/filter.ts';
import { readingAct } from '../../act.ts';
import { DirectoryRefused, reading } from './directory-refused.ts';
import { directory, findDirectory, listInput, userShape, windowOf } from './shapes.ts';
import { shownUsers } from './user-resource.ts';

export const listUsers = readingAct({
  id: 'directory.list-users',
  summary: 'Lists the people of the directory that asks, or those with a userName, externalId or id.',
  area: 'identity',
  object: 'directory',
  http: { method: 'GET', path: '/api/v1/directory/users' },
  input: listInput,
  output: z.object({ total: z.number(), users: z.array(userShape) }),
  find: findDirectory,
  run: async ({ rows, actor }, input) => {
    const provider = await directory(rows, actor);
    let found = rows.selectFrom('directoryUser').where('providerId', '=', provider.id).where('removedAt', 'is', null);
    for (const { attribute, value } of input.filter === undefined ? [] : reading(() => readConditions(input.filter ?? ''))) {
      const text = String(value);
      const name = attribute.toLowerCase().replace(/^urn:ietf:params:scim:schemas:core:2\.0:user:/u, '');
      if (name === 'username') found = found.where('userNameKey', '=', text.toLowerCase());
      else if (name === 'externalid') found = found.where('externalId', '=', text);
      else if (name === 'id') found = found.where('accountId', '=', text);
      else throw new DirectoryRefused('invalidFilter', 'People are found by userName, externalId or id.');
    }
    const { total } = await found.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow();
    const { offset, limit } = windowOf(input);
    const users = limit === 0 ? [] : await found.selectAll().orderBy('createdAt').orderBy('accountId').limit(limit).offset(offset).execute();
    return { total: Number(total), users: await shownUsers(rows, users) };
  },
});
