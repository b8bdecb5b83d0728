import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { idShape } from '../../shapes.ts';
import { keepGroup, shownGroup } from './group-resource.ts';
import { directory, findGroup, groupFields, groupShape, tagShape } from './shapes.ts';
import { refuseStale } from './unchanged.ts';

export const replaceGroup = changingAct({
  id: 'directory.replace-group',
  summary: 'Describes a group of the directory that asks anew, with its people; their roles follow.',
  area: 'identity',
  object: 'directory',
  http: { method: 'PUT', path: '/api/v1/directory/groups/{group}' },
  input: z.strictObject({ group: idShape, ifMatch: tagShape, ...groupFields }),
  output: groupShape,
  find: findGroup,
  run: async (context, { group, ifMatch, ...described }) => {
    const { rows, actor, note } = context;
    const provider = await directory(rows, actor);
    const before = await shownGroup(rows, group);
    refuseStale(before.revision, ifMatch);
    await keepGroup(context, provider, before, described);
    note({ provider: provider.id });
    return shownGroup(rows, group);
  },
});
