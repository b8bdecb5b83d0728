import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { idShape } from '../../shapes.ts';
import { removeGroup as remove, shownGroup } from './group-resource.ts';
import { directory, findGroup, tagShape } from './shapes.ts';
import { refuseStale } from './unchanged.ts';

export const removeGroup = changingAct({
  id: 'directory.remove-group',
  summary: 'Removes a group of the directory that asks; the roles that it stood for end.',
  area: 'identity',
  object: 'directory',
  http: { method: 'DELETE', path: '/api/v1/directory/groups/{group}' },
  input: z.strictObject({ group: idShape, ifMatch: tagShape }),
  output: z.undefined(),
  find: findGroup,
  run: async (context, { group, ifMatch }) => {
    const { rows, actor, note } = context;
    const provider = await directory(rows, actor);
    const before = await shownGroup(rows, group);
    refuseStale(before.revision, ifMatch);
    await remove(context, provider, before);
    note({ provider: provider.id });
    return undefined;
  },
});
