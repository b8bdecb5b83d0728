import { z } from 'zod';
import { revokeKey as revoked } from '../../../dossier/keys/change-key-ring.ts';
import { changingAct } from '../../act.ts';
import { changedRing, keepRing } from '../../publishing/change-ring.ts';
import { everyOf, timeShape } from '../../shapes.ts';

export const revokeKey = changingAct({
  id: 'publisher.revoke-key',
  summary: 'Revokes a key: whatever it signed is refused from a time on, and customers are told why. It can’t be taken back.',
  area: 'business-data',
  object: 'publisher',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/publisher/keys/{keyId}/revocation' },
  input: z.strictObject({
    keyId: z.string().regex(/^[0-9a-f]{64}$/u, 'Expected the id of a key.'), reason: z.enum(['compromised', 'superseded', 'retired']),
    /** From when on; now when left out. */
    since: timeShape.optional(),
    /** A line for the public. */
    note: z.string().trim().min(1).max(500).regex(/^[^\p{C}]+$/u, 'Expected one line.').optional(),
  }),
  output: z.object({ keyId: z.string(), isContinuous: z.boolean() }),
  find: everyOf('publisher'),
  prepare: async (context, { keyId, reason, since, note }) => changedRing(context, async ({ folder, ask, surroundings }) => revoked(folder, { keyId, reason, at: since === undefined ? surroundings.now : Date.parse(since), ...(note === undefined ? {} : { note }) }, ask, surroundings)),
  run: async ({ rows, at, note }, { reason }, ring) => {
    await keepRing(rows, ring, at);
    note({ key: ring.keyId, reason });
    return { keyId: ring.keyId, isContinuous: ring.isContinuous };
  },
});
