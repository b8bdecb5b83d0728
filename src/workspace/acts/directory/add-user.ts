import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { takeIn } from './keep-user.ts';
import { directory, findDirectory, userFields, userShape } from './shapes.ts';
import { shownUser } from './user-resource.ts';

export const addUser = changingAct({
  id: 'directory.add-user',
  summary: 'Makes an account for a person of the directory that asks. Roles come by its groups alone.',
  area: 'identity',
  object: 'directory',
  http: { method: 'POST', path: '/api/v1/directory/users' },
  input: z.strictObject(userFields),
  output: userShape,
  find: findDirectory,
  run: async (context, user) => {
    const { rows, actor, note } = context;
    const provider = await directory(rows, actor);
    const account = await takeIn(context, provider, user);
    note({ provider: provider.id, account });
    return shownUser(rows, account);
  },
});
