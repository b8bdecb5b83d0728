import { z } from 'zod';
import { isSetUp } from '../../../identity/setup.ts';
import { readingAct } from '../../act.ts';
import { ownOrganisation } from './objects.ts';
import { nothingShape } from './shapes.ts';

export const setupShow = readingAct({
  id: 'setup.show',
  summary: 'Says whether the workspace is set up.',
  area: 'identity',
  object: 'organisation',
  isOpen: true,
  unlogged: 'It tells everybody the same.',
  http: { method: 'GET', path: '/api/v1/setup' },
  input: nothingShape,
  output: z.object({ isSetUp: z.boolean() }),
  find: ownOrganisation,
  run: async ({ rows }) => ({ isSetUp: await isSetUp(rows) }),
});
