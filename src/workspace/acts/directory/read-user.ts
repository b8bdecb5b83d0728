import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { idShape } from '../../shapes.ts';
import { findUser, userShape } from './shapes.ts';
import { shownUser } from './user-resource.ts';

export const readUser = readingAct({
  id: 'directory.read-user',
  summary: 'Shows a person of the directory that asks, as it described them.',
  area: 'identity',
  object: 'directory',
  http: { method: 'GET', path: '/api/v1/directory/users/{user}' },
  input: z.strictObject({ user: idShape }),
  output: userShape,
  find: findUser,
  run: async ({ rows }, { user }) => shownUser(rows, user),
});
