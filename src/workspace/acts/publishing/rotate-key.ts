import { z } from 'zod';
import { rotateKey as rotated } from '../../../dossier/keys/change-key-ring.ts';
import { changingAct } from '../../act.ts';
import { changedRing, keepRing } from '../../publishing/change-ring.ts';
import { everyOf } from '../../shapes.ts';

export const rotateKey = changingAct({
  id: 'publisher.rotate-key',
  summary: 'Makes a new key for a purpose. The one before names it as its successor and stays good for a while, in which every product has to be published again.',
  area: 'business-data',
  object: 'publisher',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/publisher/keys' },
  input: z.strictObject({ purpose: z.enum(['dossier', 'log', 'keys']), overlapDays: z.number().int().min(1).max(3650).optional() }),
  output: z.object({
    keyId: z.string(),
    /** Whether customers who hold the anchors of before accept the new key file. */
    isContinuous: z.boolean(),
  }),
  find: everyOf('publisher'),
  prepare: async (context, { purpose, overlapDays }) => changedRing(context, async ({ folder, ask, surroundings }) => rotated(folder, { purpose, ...(overlapDays === undefined ? {} : { overlapDays }) }, ask, surroundings)),
  run: async ({ rows, at, note }, { purpose }, ring) => {
    await keepRing(rows, ring, at);
    note({ purpose, key: ring.keyId });
    return { keyId: ring.keyId, isContinuous: ring.isContinuous };
  },
});
