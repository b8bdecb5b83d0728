import { z } from 'zod';
import { patched } from '../../../identity/scim/patched.ts';
import { groupSchema } from '../../../identity/scim/resource-schema.ts';
import type { Complex } from '../../../identity/scim/resource.ts';
import { changingAct } from '../../act.ts';
import { idShape } from '../../shapes.ts';
import { reading } from './directory-refused.ts';
import { keepGroup, shownGroup } from './group-resource.ts';
import { directory, findGroup, groupShape, operationsShape, tagShape } from './shapes.ts';
import { refuseStale } from './unchanged.ts';

export const patchGroup = changingAct({
  id: 'directory.patch-group',
  summary: 'Changes a group of the directory that asks: its name, or who is in it; their roles follow.',
  area: 'identity',
  object: 'directory',
  http: { method: 'PATCH', path: '/api/v1/directory/groups/{group}' },
  input: z.strictObject({ group: idShape, ifMatch: tagShape, operations: operationsShape }),
  output: groupShape,
  find: findGroup,
  run: async (context, { group, ifMatch, operations }) => {
    const { rows, actor, note } = context;
    const provider = await directory(rows, actor);
    const before = await shownGroup(rows, group);
    refuseStale(before.revision, ifMatch);
    const { displayName, externalId, members } = before;
    const resource = { displayName, ...(externalId === null ? {} : { externalId }), members: members.map(({ id }) => ({ value: id })) };
    const after = reading(() => patched(groupSchema, resource, operations));
    const left = Array.isArray(after['members']) ? (after['members'] as readonly Complex[]) : [];
    await keepGroup(context, provider, before, {
      displayName: typeof after['displayName'] === 'string' ? after['displayName'] : '', externalId: typeof after['externalId'] === 'string' ? after['externalId'] : null, members: left.flatMap(({ value }) => (typeof value === 'string' ? [value] : [])),
    });
    note({ provider: provider.id });
    return shownGroup(rows, group);
  },
});
