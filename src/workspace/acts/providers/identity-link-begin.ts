import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { idShape } from '../../shapes.ts';
import { own } from '../identity/objects.ts';
import { ceremonyShape } from '../identity/shapes.ts';
import { beginAtProvider } from './ceremony.ts';

export const identityLinkBegin = changingAct({
  id: 'identity.link-begin',
  summary: 'Begins to link one’s own account to oneself at a provider, so that one can sign in there as well.',
  area: 'identity',
  object: 'credential',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/account/identities/begin' },
  input: z.strictObject({ provider: idShape }),
  output: z.object({ goTo: z.string(), ceremony: ceremonyShape }),
  find: own('credential'),
  run: async (context, { provider }) => beginAtProvider(context, provider, 'link', context.at),
});
