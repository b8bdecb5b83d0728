import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { readIdentityProvider } from '../../../identity/saml/identity-provider.ts';
import { changingAct } from '../../act.ts';
import { everyOf } from '../../shapes.ts';
import { readFromProvider } from './connect.ts';
import { samlMetadataShape } from './shapes.ts';

export const providerLookSaml = changingAct({
  id: 'provider.look-saml',
  summary: 'Reads the metadata of a provider of SAML, and shows what stands in it before it is connected. Nothing is kept.',
  area: 'configuration',
  object: 'provider',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/providers/saml/look' },
  input: z.strictObject({ metadata: samlMetadataShape }),
  output: z.object({ entityId: z.string(), signInAddress: z.string(), certificates: z.array(z.object({ fingerprint: z.string(), endsAt: z.string() })), certificateEndsAt: z.string() }),
  find: everyOf('provider'),
  prepare: async (_context, { metadata }) => readFromProvider('metadata', () => readIdentityProvider(metadata)),
  run: async ({ note }, _input, { entityId, signInAddress, certificates, certificateEndsAt }) => {
    note({ issuer: entityId });
    const shown = certificates.map((pem) => {
      const { fingerprint256, validToDate } = new X509Certificate(pem);
      return { fingerprint: fingerprint256, endsAt: validToDate.toISOString() };
    });
    return { entityId, signInAddress, certificates: shown, certificateEndsAt };
  },
});
