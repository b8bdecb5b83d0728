import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { writeBundle as written } from '../../exchange/write-bundle.ts';
import { everyOf, idShape } from '../../shapes.ts';

export const writeBundle = changingAct({
  id: 'vendor.write-bundle',
  summary: 'Writes a signed bundle for peers: what everybody can see of some makers, and what some cases ask. Prices, people, notes and the cases themselves have no place in it. It goes nowhere by itself: read it, then take it along.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'POST', path: '/api/v1/peers/bundles' },
  input: z.strictObject({ vendors: z.array(idShape).max(40).default([]).describe('Makers with a domain that were looked at.'), purchases: z.array(idShape).max(40).default([]).describe('Cases of which the requirements go out, and nothing else.') }),
  output: z.object({ id: z.string() }),
  find: everyOf('vendor'),
  prepare: async ({ services, actor, at }, { vendors, purchases }) => written(services, actor.scope, { vendors: [...new Set(vendors)], purchases: [...new Set(purchases)] }, at),
  run: async ({ rows, actor, services, at, note }, _input, { stored, bundle, keyId, leftOut }) => {
    const id = newIdentifier(services.ports);
    await rows.insertInto('peerBundle').values({ id, direction: 'own', organisation: bundle.organisation, keyId, digest: stored.digest, sizeBytes: stored.sizeBytes, asOf: bundle.asOf, makers: bundle.makers.length, requests: bundle.requests.length, leftOut, at, by: actor.accountId ?? actor.kind, removedAt: null }).execute();
    note({ bundle: id, digest: stored.digest, makers: bundle.makers.length, requests: bundle.requests.length });
    return { id };
  },
});
