import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { idShape } from '../../shapes.ts';
import { keep } from './keep-user.ts';
import { directory, findUser, tagShape, userFields, userShape } from './shapes.ts';
import { refuseStale } from './unchanged.ts';
import { shownUser } from './user-resource.ts';

export const replaceUser = changingAct({
  id: 'directory.replace-user',
  summary: 'Describes a person of the directory that asks anew; inactive, their sessions and tokens end at once.',
  area: 'identity',
  object: 'directory',
  http: { method: 'PUT', path: '/api/v1/directory/users/{user}' },
  input: z.strictObject({ user: idShape, ifMatch: tagShape, ...userFields }),
  output: userShape,
  find: findUser,
  run: async (context, { user, ifMatch, ...described }) => {
    const { rows, actor, note } = context;
    const provider = await directory(rows, actor);
    refuseStale((await shownUser(rows, user)).revision, ifMatch);
    await keep(context, provider, user, described);
    note({ provider: provider.id, account: user });
    return shownUser(rows, user);
  },
});
