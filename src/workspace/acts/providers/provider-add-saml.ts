import { z } from 'zod';
import { serviceProvider } from '../../../identity/provider/places.ts';
import { readIdentityProvider } from '../../../identity/saml/identity-provider.ts';
import { changingAct } from '../../act.ts';
import { everyOf, nameShape } from '../../shapes.ts';
import { addProvider, readFromProvider } from './connect.ts';
import { groupRolesShape, groupsFromShape, samlMetadataShape } from './shapes.ts';

export const providerAddSaml = changingAct({
  id: 'provider.add-saml',
  summary: 'Connects a provider of sign-in by SAML 2.0 with its metadata; gives the addresses that the provider is to be told.',
  area: 'configuration',
  object: 'provider',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/providers/saml' },
  input: z.strictObject({ name: nameShape, metadata: samlMetadataShape, groupsFrom: groupsFromShape.default('groups'), groupRoles: groupRolesShape.default({}) }),
  output: z.object({ id: z.string(), entityId: z.string(), consumerAddress: z.string(), certificateEndsAt: z.string() }),
  find: everyOf('provider'),
  prepare: async (_context, { metadata }) => readFromProvider('metadata', () => readIdentityProvider(metadata)),
  run: async ({ rows, services, at, note }, { name, groupsFrom, groupRoles }, described) => {
    const id = await addProvider(rows, services, { kind: 'saml', name, issuer: described.entityId, configuration: { ...described, groupsFrom }, sealedSecret: null, groupRoles }, at);
    note({ provider: id, issuer: described.entityId, certificates: described.certificates.length, groups: Object.keys(groupRoles).length, administratorsByGroup: Object.values(groupRoles).includes('administrator') });
    return { id, ...serviceProvider(services.settings, id), certificateEndsAt: described.certificateEndsAt };
  },
});
