import { z } from 'zod';
import { allProviders } from '../../../identity/provider/provider.ts';
import { readingAct } from '../../act.ts';
import { ownOrganisation } from '../identity/objects.ts';

export const providerOffer = readingAct({
  id: 'provider.offer',
  summary: 'Says by which providers one can sign in.',
  area: 'identity',
  object: 'organisation',
  isOpen: true,
  unlogged: 'It is on the sign-in page, which everybody sees.',
  http: { method: 'GET', path: '/api/v1/sign-in/providers' },
  input: z.strictObject({}),
  output: z.object({ providers: z.array(z.object({ id: z.string(), kind: z.enum(['oidc', 'saml']), name: z.string() })) }),
  find: ownOrganisation,
  run: async ({ rows }) => ({ providers: (await allProviders(rows)).filter(({ state }) => state === 'active').map(({ id, kind, name }) => ({ id, kind, name })) }),
});
