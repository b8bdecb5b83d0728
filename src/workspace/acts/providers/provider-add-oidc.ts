import { z } from 'zod';
import { discover } from '../../../identity/oidc/provider-metadata.ts';
import { redirectUri } from '../../../identity/provider/places.ts';
import { clientSecretPurpose } from '../../../identity/provider/provider.ts';
import { createServiceCaller } from '../../../net/service-call.ts';
import { changingAct } from '../../act.ts';
import { everyOf, nameShape } from '../../shapes.ts';
import { addProvider, readFromProvider } from './connect.ts';
import { clientSecretShape, groupRolesShape, groupsFromShape, issuerShape } from './shapes.ts';

export const providerAddOidc = changingAct({
  id: 'provider.add-oidc',
  summary: 'Connects a provider of sign-in by OpenID Connect, which is looked up by its issuer now; gives the address that the provider is to be told.',
  area: 'configuration',
  object: 'provider',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/providers/oidc' },
  input: z.strictObject({
    name: nameShape, issuer: issuerShape, clientId: z.string().min(1).max(300).regex(/^[\u0021-\u007e]+$/u, 'a client id was expected'), clientSecret: clientSecretShape,
    scope: z.string().max(300).regex(/^openid( [\u0021-\u007e]+)*$/u, 'scopes that begin with openid were expected').default('openid profile email'), groupsFrom: groupsFromShape.default('groups'), groupRoles: groupRolesShape.default({}),
  }),
  output: z.object({ id: z.string(), redirectUri: z.string() }),
  find: everyOf('provider'),
  prepare: async ({ services: { settings } }, { issuer }) => readFromProvider('issuer', async () => discover(issuer, createServiceCaller(settings.privateHostsAllowed))),
  run: async ({ rows, services, at, note }, { name, issuer, clientId, clientSecret, scope, groupsFrom, groupRoles }, metadata) => {
    const sealedSecret = services.secrets.seal(clientSecretPurpose, Buffer.from(clientSecret));
    const id = await addProvider(rows, services, { kind: 'oidc', name, issuer, configuration: { metadata, clientId, scope, groupsFrom }, sealedSecret, groupRoles }, at);
    note({ provider: id, issuer, groups: Object.keys(groupRoles).length, administratorsByGroup: Object.values(groupRoles).includes('administrator') });
    return { id, redirectUri: redirectUri(services.settings, id) };
  },
});
