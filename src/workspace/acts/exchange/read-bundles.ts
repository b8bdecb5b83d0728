import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { bundleOf, findBundle, peerBundleShape } from '../../exchange/peer-shapes.ts';
import { openBundle, peerVerdicts } from '../../exchange/peer-bundle.ts';
import { keptBundle } from '../../exchange/write-bundle.ts';
import { everyOf, idShape } from '../../shapes.ts';

const bundlesMost = 200;

export const listBundles = readingAct({
  id: 'vendor.list-bundles',
  summary: 'Lists the newest bundles for peers and of peers, with who signed each.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'GET', path: '/api/v1/peers/bundles' },
  input: z.strictObject({}),
  output: z.object({ bundles: z.array(peerBundleShape) }),
  find: everyOf('vendor'),
  run: async ({ rows }) => {
    const found = await rows.selectFrom('peerBundle').leftJoin('peerKey', 'peerKey.keyId', 'peerBundle.keyId').selectAll('peerBundle').select('peerKey.name as signer').where('peerBundle.removedAt', 'is', null).orderBy('peerBundle.at', 'desc').orderBy('peerBundle.id', 'desc').limit(bundlesMost).execute();
    return { bundles: found.map(({ signer, ...row }) => bundleOf(row, signer)) };
  },
});

const sourceShape = z.object({ address: z.string(), day: z.string(), digest: z.string() });

export const readBundle = readingAct({
  id: 'vendor.read-bundle',
  summary: 'Reads a bundle: who signed it, what it says of makers and asks of them, and the very bytes that are signed.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'GET', path: '/api/v1/peers/bundles/{bundle}' },
  input: z.strictObject({ bundle: idShape }),
  output: z.object({
    bundle: peerBundleShape, payload: z.string().describe('What is signed, byte for byte.'),
    makers: z.array(z.object({ domain: z.string(), product: z.string(), seenAt: z.string(), catalog: z.string(), findings: z.array(z.object({ requirement: z.string(), verdict: z.enum(peerVerdicts), reason: z.string(), sources: z.array(sourceShape) })) })),
    requests: z.array(z.object({ requirement: z.string(), level: z.enum(['must', 'should']) })),
  }),
  find: findBundle,
  // It is opened anew: what is shown is what was signed, not what a row says of it.
  prepare: async ({ services, actor }, { bundle }) => {
    const { digest } = await services.store.read(actor.scope, async (rows) => rows.selectFrom('peerBundle').select('digest').where('id', '=', bundle).executeTakeFirstOrThrow());
    return openBundle(await keptBundle(services, actor.scope, digest));
  },
  run: async ({ rows }, { bundle }, opened) => {
    const { signer, ...row } = await rows.selectFrom('peerBundle').leftJoin('peerKey', 'peerKey.keyId', 'peerBundle.keyId').selectAll('peerBundle').select('peerKey.name as signer').where('peerBundle.id', '=', bundle).executeTakeFirstOrThrow();
    const { makers, requests } = opened.bundle;
    return { bundle: bundleOf(row, signer), payload: new TextDecoder().decode(opened.payload), makers, requests };
  },
});

export const downloadBundle = readingAct({
  id: 'vendor.download-bundle',
  summary: 'Gives a bundle as its DSSE envelope, to be handed to peers.',
  area: 'business-data',
  object: 'vendor',
  givesBytes: true,
  http: { method: 'GET', path: '/api/v1/peers/bundles/{bundle}/bytes' },
  input: z.strictObject({ bundle: idShape }),
  output: z.object({ digest: z.string(), sizeBytes: z.number(), fileName: z.string() }),
  find: findBundle,
  run: async ({ rows, note }, { bundle }) => {
    const { digest, sizeBytes, asOf } = await rows.selectFrom('peerBundle').select(['digest', 'sizeBytes', 'asOf']).where('id', '=', bundle).executeTakeFirstOrThrow();
    note({ digest });
    return { digest, sizeBytes: Number(sizeBytes), fileName: `peer-bundle-${asOf.slice(0, 10)}.dsse.json` };
  },
});
