import { z } from 'zod';
import { chimesOf } from '../../../settings/chimes.ts';
import { readingAct } from '../../act.ts';
import { learntReleases } from '../../notices/update-check.ts';
import { postureFacts } from '../../posture/posture-facts.ts';
import { chimeShape } from './chime-shape.ts';
import { looseningShape, shapeOfLoosening } from './loosening-shape.ts';
import { organisationObject } from './organisation-object.ts';
import { softwareShape } from './posture-shape.ts';

export const readPosture = readingAct({
  id: 'posture.read',
  summary: 'Says where this instance stands: what is unsafe and how to mend it, and what is loosened until when.',
  area: 'configuration',
  object: 'setting',
  http: { method: 'GET', path: '/api/v1/posture' },
  input: z.strictObject({}),
  output: z.object({ chimes: z.array(chimeShape), loosenings: z.array(looseningShape), software: softwareShape, at: z.string() }),
  find: organisationObject('setting'),
  prepare: async ({ services }) => services.operation(),
  run: async ({ rows, services, at }, _input, operation) => {
    const loosenings = services.settingsInForce.loosenings();
    const facts = await postureFacts(rows, operation, at);
    const { newest, version, endOfLifeAt } = facts.release;
    const software: z.infer<typeof softwareShape> = {
      version, endOfLifeAt, runtimeVersion: facts.runtime.version, runtimeEndOfLifeAt: facts.runtime.endOfLifeAt,
      newest: typeof newest === 'object' && 'version' in newest ? newest.version : null,
      feed: newest === 'no-feed' ? 'none' : newest === 'not-yet' ? 'not-asked-yet' : 'version' in newest ? 'believed' : 'refused',
      feedAskedAt: (await learntReleases(rows, operation.release.feed, version, at)).lookedAt,
    };
    return { at, software, chimes: [...chimesOf(facts, loosenings, at)], loosenings: loosenings.map(shapeOfLoosening) };
  },
});
