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
    const tokens = await rows.selectFrom('directoryToken').where('revokedAt', 'is', null).select(['id', 'providerId', 'createdAt', 'expiresAt', 'lastUsedAt']).orderBy('expiresAt').execute();
    const kept = await rows.selectFrom('directoryUser').where('removedAt', 'is', null).select(({ fn }) => ['providerId', fn.countAll().as('count')]).groupBy('providerId').execute();
    const groups = await rows.selectFrom('directoryGroup').select(({ fn }) => ['providerId', fn.countAll().as('count')]).groupBy('providerId').execute();
    const countIn = (counts: readonly { readonly providerId: string; readonly count: string | number | bigint }[], id: string): number => Number(counts.find(({ providerId }) => providerId === id)?.count ?? 0);
    const providers = (await allProviders(rows)).map((provider) => ({
      id: provider.id, kind: provider.kind, name: provider.name, state: provider.state, issuer: issuerOf(provider),
      clientId: provider.kind === 'oidc' ? provider.configuration.clientId : null, groupsFrom: provider.configuration.groupsFrom, groupRoles: Object.fromEntries(provider.groupRoles),
      certificateEndsAt: provider.kind === 'saml' ? provider.configuration.certificateEndsAt : null,
      answersComeTo: provider.kind === 'oidc' ? redirectUri(settings, provider.id) : serviceProvider(settings, provider.id).consumerAddress,
      entityId: provider.kind === 'saml' ? serviceProvider(settings, provider.id).entityId : null,
      people: Number(linked.find(({ providerId }) => providerId === provider.id)?.people ?? 0),
      directory: { address: new URL('/scim/v2', settings.publicUrl).href, subject: provider.directorySubject, people: countIn(kept, provider.id), groups: countIn(groups, provider.id), tokens: tokens.filter(({ providerId }) => providerId === provider.id) },
    }));
    return { providers };
  },
});
