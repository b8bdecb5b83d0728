import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { own } from '../identity/objects.ts';
import { personOf } from '../identity/ceremony.ts';

export const identityList = readingAct({
  id: 'identity.list',
  summary: 'Lists the providers that one’s own account is linked to.',
  area: 'identity',
  object: 'credential',
  http: { method: 'GET', path: '/api/v1/account/identities' },
  input: z.strictObject({}),
  output: z.object({ identities: z.array(z.object({ provider: z.string(), name: z.string(), createdAt: z.string(), lastSeenAt: z.string().nullable() })) }),
  find: own('credential'),
  run: async ({ rows, actor }) => ({
    identities: await rows.selectFrom('externalIdentity').innerJoin('identityProvider', 'identityProvider.id', 'externalIdentity.providerId').where('externalIdentity.accountId', '=', personOf(actor).accountId)
      .select(['identityProvider.id as provider', 'identityProvider.name', 'externalIdentity.createdAt', 'externalIdentity.lastSeenAt']).orderBy('identityProvider.name').execute(),
  }),
});
