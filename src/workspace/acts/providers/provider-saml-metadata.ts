import { z } from 'zod';
import { serviceProvider } from '../../../identity/provider/places.ts';
import { serviceProviderMetadata } from '../../../identity/saml/service-provider.ts';
import { readingAct } from '../../act.ts';
import { idShape } from '../../shapes.ts';
import { findProvider } from './shapes.ts';

export const providerSamlMetadata = readingAct({
  id: 'provider.saml-metadata',
  summary: 'Gives the workspace’s SAML metadata for one provider, to be entered there.',
  area: 'configuration',
  object: 'provider',
  http: { method: 'GET', path: '/api/v1/providers/{provider}/saml-metadata' },
  input: z.strictObject({ provider: idShape }),
  output: z.object({ metadata: z.string() }),
  find: findProvider,
  run: async ({ services: { settings } }, { provider }) => ({ metadata: serviceProviderMetadata(serviceProvider(settings, provider)) }),
});
