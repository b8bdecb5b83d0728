import { z } from 'zod';
import { patched } from '../../../identity/scim/patched.ts';
import { userSchema } from '../../../identity/scim/resource-schema.ts';
import { changingAct } from '../../act.ts';
import { idShape } from '../../shapes.ts';
import { reading } from './directory-refused.ts';
import { keep } from './keep-user.ts';
import { directory, findUser, operationsShape, tagShape, userShape } from './shapes.ts';
import { refuseStale } from './unchanged.ts';
import { describedBy, resourceOf, shownUser } from './user-resource.ts';

export const patchUser = changingAct({
  id: 'directory.patch-user',
  summary: 'Changes what is known of a person of the directory that asks; set inactive, their sessions and tokens end at once.',
  area: 'identity',
  object: 'directory',
  http: { method: 'PATCH', path: '/api/v1/directory/users/{user}' },
  input: z.strictObject({ user: idShape, ifMatch: tagShape, operations: operationsShape }),
  output: userShape,
  find: findUser,
  run: async (context, { user, ifMatch, operations }) => {
    const { rows, actor, note } = context;
    const provider = await directory(rows, actor);
    const before = await shownUser(rows, user);
    refuseStale(before.revision, ifMatch);
    await keep(context, provider, user, describedBy(reading(() => patched(userSchema, resourceOf(before), operations))));
    note({ provider: provider.id, account: user });
    return shownUser(rows, user);
  },
});
