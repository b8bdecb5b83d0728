import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { addGroup as add, shownGroup } from './group-resource.ts';
import { directory, findDirectory, groupFields, groupShape } from './shapes.ts';

export const addGroup = changingAct({
  id: 'directory.add-group',
  summary: 'Adds a group of the directory that asks. It stands for a role only where an administrator mapped it to one.',
  area: 'identity',
  object: 'directory',
  http: { method: 'POST', path: '/api/v1/directory/groups' },
  input: z.strictObject(groupFields),
  output: groupShape,
  find: findDirectory,
  run: async (context, group) => {
    const { rows, actor, note } = context;
    const provider = await directory(rows, actor);
    const id = await add(context, provider, group);
    note({ provider: provider.id, group: id });
    return shownGroup(rows, id);
  },
});
