import { z } from 'zod';
import { signatureAlgorithms } from '../../../identity/oidc/algorithms.ts';
import { discover } from '../../../identity/oidc/provider-metadata.ts';
import { createServiceCaller } from '../../../net/service-call.ts';
import { changingAct } from '../../act.ts';
import { everyOf } from '../../shapes.ts';
import { readFromProvider } from './connect.ts';
import { issuerShape } from './shapes.ts';

export const providerLookOidc = changingAct({
  id: 'provider.look-oidc',
  summary: 'Looks an OpenID provider up by its issuer, and shows what it says of itself before it is connected. Nothing is kept.',
  area: 'configuration',
  object: 'provider',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/providers/oidc/look' },
  input: z.strictObject({ issuer: issuerShape }),
  output: z.object({ issuer: z.string(), authorizationEndpoint: z.string(), tokenEndpoint: z.string(), keySetAddress: z.string(), algorithms: z.array(z.enum(signatureAlgorithms)), namesIssuer: z.boolean(), clientAuthentication: z.string() }),
  find: everyOf('provider'),
  prepare: async ({ services: { settings } }, { issuer }) => readFromProvider('issuer', async () => discover(issuer, createServiceCaller(settings.privateHostsAllowed))),
  run: async ({ note }, { issuer }, metadata) => {
    note({ issuer });
    return { ...metadata, algorithms: [...metadata.algorithms] };
  },
});
