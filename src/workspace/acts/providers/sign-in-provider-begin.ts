import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { idShape } from '../../shapes.ts';
import { ownOrganisation } from '../identity/objects.ts';
import { ceremonyShape } from '../identity/shapes.ts';
import { beginAtProvider } from './ceremony.ts';

export const signInProviderBegin = changingAct({
  id: 'sign-in.provider-begin',
  summary: 'Begins to sign in at a provider: gives the address to go to, and a secret that stays in this browser and ties the provider’s answer to it.',
  area: 'identity',
  object: 'organisation',
  isOpen: true,
  http: { method: 'POST', path: '/api/v1/sign-in/provider/begin' },
  input: z.strictObject({ provider: idShape }),
  output: z.object({ goTo: z.string(), ceremony: ceremonyShape }),
  find: ownOrganisation,
  run: async (context, { provider }) => beginAtProvider(context, provider, 'sign-in', context.at),
});
