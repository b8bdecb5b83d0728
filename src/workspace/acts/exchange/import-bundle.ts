import { z } from 'zod';
import { Refused } from '../../../attest/refusal.ts';
import { newIdentifier } from '../../../identity/identifier.ts';
import { rawText } from '../../../model/text.ts';
import { visible } from '../../../report/escape/visible.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { bundleMost, openBundle, type OpenedBundle } from '../../exchange/peer-bundle.ts';
import { keptBundle } from '../../exchange/write-bundle.ts';
import { everyOf } from '../../shapes.ts';

/** Bundles that are kept at a time. */
const keptMost = 500;

export const importBundle = changingAct({
  id: 'vendor.import-bundle',
  summary: 'Takes a bundle of a peer: its signature is verified, and it is kept with the key that signed it. What it says of a maker stands beside our own looks; whose key it is, somebody says who compared it.',
  area: 'business-data',
  object: 'vendor',
  receivesBytes: true,
  megabytesMost: (bundleMost.bytes * 2) / 1_000_000,
  http: { method: 'PUT', path: '/api/v1/peers/bundles/file' },
  input: z.strictObject({ path: z.string().max(400).optional().describe('The file’s name, which is not kept.'), digest: z.string().regex(/^[0-9a-f]{64}$/), sizeBytes: z.number().int().min(0).max(bundleMost.bytes * 2) }),
  output: z.object({ id: z.string(), organisation: z.string(), keyId: z.string() }),
  find: everyOf('vendor'),
  prepare: async ({ services, actor }, { digest }) => opened(await keptBundle(services, actor.scope, digest)),
  run: async ({ rows, actor, services, at, note }, { digest, sizeBytes }, { bundle, keyId }) => {
    const { organisation, asOf, makers, requests } = bundle;
    const there = await rows.selectFrom('peerBundle').select('direction').where('digest', '=', digest).where('removedAt', 'is', null).executeTakeFirst();
    if (there !== undefined) throw new ActRefused('conflict', there.direction === 'own' ? 'This bundle is our own.' : 'This bundle is here already.');
    const { count } = await rows.selectFrom('peerBundle').select(({ fn }) => fn.countAll<number>().as('count')).where('direction', '=', 'received').where('removedAt', 'is', null).executeTakeFirstOrThrow();
    if (Number(count) >= keptMost) throw new ActRefused('too-many', `At most ${keptMost} bundles are kept. Remove old ones first.`);
    const id = newIdentifier(services.ports);
    await rows.insertInto('peerBundle').values({ id, direction: 'received', organisation, keyId, digest, sizeBytes, asOf, makers: makers.length, requests: requests.length, leftOut: 0, at, by: actor.accountId ?? actor.kind, removedAt: null }).execute();
    const findings = makers.flatMap(({ domain, product, seenAt, findings: own }) => own.map(({ requirement, verdict, reason }) => ({ bundleId: id, domain, product, requirement, verdict, seenAt, reason })));
    for (let from = 0; from < findings.length; from += 200) await rows.insertInto('peerFinding').values(findings.slice(from, from + 200)).execute();
    note({ bundle: id, digest, keyId, makers: makers.length, requests: requests.length });
    return { id, organisation, keyId };
  },
});

async function opened(bytes: Uint8Array): Promise<OpenedBundle> {
  try {
    return await openBundle(bytes);
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    throw new ActRefused('invalid-input', `This is no bundle that can be believed. ${visible(rawText(problem.text))}`.slice(0, 500));
  }
}
