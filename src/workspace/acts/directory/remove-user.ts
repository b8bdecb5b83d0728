import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { idShape } from '../../shapes.ts';
import { letGo } from './keep-user.ts';
import { directory, findUser, tagShape } from './shapes.ts';
import { refuseStale } from './unchanged.ts';
import { shownUser } from './user-resource.ts';

export const removeUser = changingAct({
  id: 'directory.remove-user',
  summary: 'Removes a person from the directory that asks: the account is deactivated with everything that it could do, and its history stays.',
  area: 'identity',
  object: 'directory',
  http: { method: 'DELETE', path: '/api/v1/directory/users/{user}' },
  input: z.strictObject({ user: idShape, ifMatch: tagShape }),
  output: z.undefined(),
  find: findUser,
  run: async (context, { user, ifMatch }) => {
    const { rows, actor, note } = context;
    const provider = await directory(rows, actor);
    refuseStale((await shownUser(rows, user)).revision, ifMatch);
    await letGo(context, user);
    note({ provider: provider.id, account: user });
    return undefined;
  },
});
