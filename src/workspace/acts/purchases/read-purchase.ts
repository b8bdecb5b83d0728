import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { wantedArtifacts } from '../../purchases/artifacts.ts';
import { candidatesOf } from '../../purchases/candidates.ts';
import { findPurchase } from '../../purchases/find.ts';
import { newestLookFor } from '../../purchases/newest-looks.ts';
import { artifactStateShape, candidateShape, purchaseOf, purchaseShape } from '../../purchases/purchase-shape.ts';
import { blockersOf, blockerShape } from '../../purchases/stage-gates.ts';
import { lookShape } from '../../purchases/vendor-shape.ts';
import { trackerLinks, trackerLinkShape } from '../../trackers/tracker-shape.ts';
import { idShape } from '../../shapes.ts';

export const readPurchase = readingAct({
  id: 'purchase.read',
  summary: 'Reads a case: what it asks for, its candidates with what was seen of each last, the documents wanted from each, and what is missing before it can go on.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'GET', path: '/api/v1/purchases/{purchase}' },
  input: z.strictObject({ purchase: idShape }),
  output: purchaseShape.extend({
    candidates: z.array(candidateShape.extend({
      look: lookShape.nullable(),
      artifacts: z.array(z.object({ kind: z.string(), title: z.string(), state: artifactStateShape, note: z.string(), changedAt: z.string().nullable() })),
    })),
    /** What stands in the way of the next stage; empty when it can go on. */
    blockers: z.array(blockerShape),
    trackerLinks: z.array(trackerLinkShape).describe('Issues in the organisation’s own tracker.'),
  }),
  find: findPurchase,
  run: async ({ rows, at }, { purchase }) => {
    const { owner, ...row } = await rows.selectFrom('purchase').innerJoin('account', 'account.id', 'purchase.ownerId').selectAll('purchase').select('account.displayName as owner').where('purchase.id', '=', purchase).executeTakeFirstOrThrow();
    const candidates = await candidatesOf(rows, purchase);
    const artifacts = candidates.length === 0 ? [] : await rows.selectFrom('wantedArtifact').selectAll().where('candidateId', 'in', candidates.map(({ id }) => id)).execute();
    const shown = [];
    for (const candidate of candidates) {
      const own = artifacts.filter(({ candidateId }) => candidateId === candidate.id);
      shown.push({
        ...candidate, look: (await newestLookFor(rows, candidate.vendorId, candidate.product)) ?? null,
        artifacts: wantedArtifacts.map(({ kind, title }) => {
          const kept = own.find((item) => item.kind === kind);
          return { kind, title, state: kept?.state ?? ('wanted' as const), note: kept?.note ?? '', changedAt: kept?.changedAt ?? null };
        }),
      });
    }
    return { ...purchaseOf(row, owner), candidates: shown, blockers: await blockersOf(rows, row, at), trackerLinks: (await trackerLinks(rows, 'purchase', [purchase])).get(purchase) ?? [] };
  },
});
