import { z } from 'zod';
import { redirectUri, serviceProvider } from '../../../identity/provider/places.ts';
import { allProviders, issuerOf } from '../../../identity/provider/provider.ts';
import { readingAct } from '../../act.ts';
import { everyOf } from '../../shapes.ts';
import { providerShape } from './shapes.ts';

export const providerList = readingAct({
  id: 'provider.list',
  summary: 'Lists the providers that people can sign in with, and how many people each is linked to.',
  area: 'configuration',
  object: 'provider',
  http: { method: 'GET', path: '/api/v1/providers' },
  input: z.strictObject({}),
  output: z.object({ providers: z.array(providerShape) }),
  find: everyOf('provider'),
  run: async ({ rows, services: { settings } }) => {
    const linked = await rows.selectFrom('externalIdentity').select(({ fn }) => ['providerId', fn.countAll().as('people')]).groupBy('providerId').execute();
    const providers = (await allProviders(rows)).map((provider) => ({
      id: provider.id, kind: provider.kind, name: provider.name, state: provider.state, issuer: issuerOf(provider),
      clientId: provider.kind === 'oidc' ? provider.configuration.clientId : null, groupsFrom: provider.configuration.groupsFrom, groupRoles: Object.fromEntries(provider.groupRoles),
      certificateEndsAt: provider.kind === 'saml' ? provider.configuration.certificateEndsAt : null,
      answersComeTo: provider.kind === 'oidc' ? redirectUri(settings, provider.id) : serviceProvider(settings, provider.id).consumerAddress,
      people: Number(linked.find(({ providerId }) => providerId === provider.id)?.people ?? 0),
    }));
    return { providers };
  },
});
