import { z } from 'zod';
import { chimesOf } from '../../../settings/chimes.ts';
import { readingAct } from '../../act.ts';
import { postureFacts } from '../../posture/posture-facts.ts';
import { chimeShape } from './chime-shape.ts';
import { looseningShape, shapeOfLoosening } from './loosening-shape.ts';
import { organisationObject } from './organisation-object.ts';

export const readPosture = readingAct({
  id: 'posture.read',
  summary: 'Says where this instance stands: what is unsafe and how to mend it, and what is loosened until when.',
  area: 'configuration',
  object: 'setting',
  http: { method: 'GET', path: '/api/v1/posture' },
  input: z.strictObject({}),
  output: z.object({ chimes: z.array(chimeShape), loosenings: z.array(looseningShape), at: z.string() }),
  find: organisationObject('setting'),
  prepare: async ({ services }) => services.operation(),
  run: async ({ rows, services, at }, _input, operation) => {
    const loosenings = services.settingsInForce.loosenings();
    return { at, chimes: [...chimesOf(await postureFacts(rows, operation, at), loosenings, at)], loosenings: loosenings.map(shapeOfLoosening) };
  },
});
