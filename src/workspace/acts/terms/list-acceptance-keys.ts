import { z } from 'zod';
import { pemOf } from '../../../attest/public-key-pem.ts';
import { readingAct } from '../../act.ts';
import { everyOf } from '../../shapes.ts';

export const listAcceptanceKeys = readingAct({
  id: 'acceptance.list-keys',
  summary: 'Lists the public keys that sign or signed acceptances of this organisation, the newest first.',
  area: 'business-data',
  object: 'acceptance',
  http: { method: 'GET', path: '/api/v1/acceptance-keys' },
  input: z.strictObject({}),
  output: z.object({ keys: z.array(z.object({ keyId: z.string(), pem: z.string(), madeAt: z.string() })) }),
  find: everyOf('acceptance'),
  run: async ({ rows }) => ({ keys: (await rows.selectFrom('acceptanceSigningKey').select(['keyId', 'publicKey', 'createdAt']).orderBy('createdAt', 'desc').orderBy('keyId').execute()).map(({ keyId, publicKey, createdAt }) => ({ keyId, pem: pemOf(publicKey), madeAt: createdAt })) }),
});
