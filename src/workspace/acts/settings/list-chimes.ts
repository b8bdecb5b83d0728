import { z } from 'zod';
import { chimesOf } from '../../../settings/chimes.ts';
import { readingAct } from '../../act.ts';
import { postureFacts } from '../../posture/posture-facts.ts';
import { chimeShape } from './chime-shape.ts';
import { organisationObject } from './organisation-object.ts';

export const listChimes = readingAct({
  id: 'posture.chimes',
  summary: 'Lists what is unsafe at this instance and how to mend it, the urgent first.',
  area: 'configuration',
  object: 'setting',
  unlogged: 'Every page shows it to whoever may read the posture; reading the posture itself leaves an entry.',
  http: { method: 'GET', path: '/api/v1/posture/chimes' },
  input: z.strictObject({}),
  output: z.object({ chimes: z.array(chimeShape) }),
  find: organisationObject('setting'),
  prepare: async ({ services }) => services.operation(),
  run: async ({ rows, services, at }, _input, operation) => ({ chimes: [...chimesOf(await postureFacts(rows, operation, at), services.settingsInForce.loosenings(), at)] }),
});
