import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { idShape } from '../../shapes.ts';
import { shownGroup } from './group-resource.ts';
import { findGroup, groupShape } from './shapes.ts';

export const readGroup = readingAct({
  id: 'directory.read-group',
  summary: 'Shows a group of the directory that asks, with its people.',
  area: 'identity',
  object: 'directory',
  http: { method: 'GET', path: '/api/v1/directory/groups/{group}' },
  input: z.strictObject({ group: idShape }),
  output: groupShape,
  find: findGroup,
  run: async ({ rows }, { group }) => shownGroup(rows, group),
});
