import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { idShape } from '../../shapes.ts';
import { ceremonyShape } from '../identity/shapes.ts';
import { beginAtProvider } from './ceremony.ts';
import { findProvider } from './shapes.ts';

export const providerTestBegin = changingAct({
  id: 'provider.test-begin',
  summary: 'Begins to try a provider out: one signs in there, and learns what it says, without being signed in by it here.',
  area: 'configuration',
  object: 'provider',
  http: { method: 'POST', path: '/api/v1/providers/{provider}/test/begin' },
  input: z.strictObject({ provider: idShape }),
  output: z.object({ goTo: z.string(), ceremony: ceremonyShape }),
  find: findProvider,
  run: async (context, { provider }) => beginAtProvider(context, provider, 'test', context.at),
});
