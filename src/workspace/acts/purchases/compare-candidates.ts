import { z } from 'zod';
import { rawText } from '../../../model/text.ts';
import { readingAct } from '../../act.ts';
import { differenceShape, differencesOf } from '../../inquiries/differs.ts';
import { candidateReplyShape, repliesOfCase } from '../../inquiries/replies.ts';
import { candidatesOf } from '../../purchases/candidates.ts';
import { comparisonShape, shownComparison } from '../../purchases/comparison-shape.ts';
import { findPurchase } from '../../purchases/find.ts';
import { hearingShape, hearingsOf, replyDays } from '../../purchases/hearings.ts';
import { keptPosition } from '../../purchases/kept-position.ts';
import { newestLookFor } from '../../purchases/newest-looks.ts';
import { purchaseShape } from '../../purchases/purchase-shape.ts';
import { idShape } from '../../shapes.ts';

export const compareCandidates = readingAct({
  id: 'purchase.compare',
  summary: 'Puts the candidates of a case side by side on the same rules: what differs first, what is unknown apart, the product and the maker’s own house never mixed.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'GET', path: '/api/v1/purchases/{purchase}/comparison' },
  input: z.strictObject({ purchase: idShape }),
  output: z.object({
    comparison: comparisonShape.nullable(), missing: z.array(z.string()).describe('Candidates that were not looked at yet, and stand in no column.'), problem: z.string().nullable().describe('Why they can’t be compared now; null when they can.'),
    replies: z.array(candidateReplyShape).describe('What makers say to what was seen of them, word for word.'),
    hearings: z.array(hearingShape).describe('Whether each maker was shown what was seen of it, and replied or had its days. Before that the case does not go on.'),
    replyDays: z.number(), waiver: z.object({ reason: z.string(), at: z.string(), by: z.string() }).nullable().describe('Why a case of low criticality goes on without.'),
    differences: z.array(differenceShape).describe('Where an answer and what was seen differ, as a person confirmed.'), toLookAt: z.number().describe('Answers that may differ, at which nobody has looked yet.'),
  }),
  find: findPurchase,
  prepare: async ({ services, actor }, { purchase }) => {
    const { candidates, demands } = await services.store.read(actor.scope, async (rows) => {
      const row = await rows.selectFrom('purchase').select('demands').where('id', '=', purchase).executeTakeFirstOrThrow();
      const standing = (await candidatesOf(rows, purchase)).filter(({ state }) => state === 'standing' || state === 'awarded' || state === 'not-chosen').slice(0, 8);
      const looked = [];
      for (const candidate of standing) looked.push({ ...candidate, digest: (await newestLookFor(rows, candidate.vendorId, candidate.product))?.positionDigest });
      return { candidates: looked, demands: purchaseShape.shape.demands.parse(JSON.parse(row.demands)) };
    });
    const seen = candidates.flatMap((candidate) => (candidate.digest === undefined ? [] : [{ ...candidate, digest: candidate.digest }]));
    const missing = candidates.filter(({ digest }) => digest === undefined).map(({ vendor }) => vendor);
    if (seen.length < 2) return { comparison: null, missing, problem: 'Two makers at least are needed side by side, each looked at once.' };
    const { compareVendors, ComparisonRefused } = await import('../../../vendor/compare.ts');
    const positions = [];
    for (const { digest } of seen) positions.push(await keptPosition(services, actor.scope, digest));
    try {
      return { comparison: shownComparison(compareVendors(positions), seen, new Map(demands.map(({ requirement, level }) => [requirement, level]))), missing, problem: null };
    } catch (problem) {
      if (problem instanceof ComparisonRefused) return { comparison: null, missing, problem: `${rawText(problem.reason)} Have them looked at again.` };
      throw problem;
    }
  },
  run: async ({ rows, at }, { purchase }, prepared) => {
    const row = await rows.selectFrom('purchase').select(['id', 'replyDays', 'criticality']).where('id', '=', purchase).executeTakeFirstOrThrow();
    const waiver = await rows.selectFrom('findingsWaiver').select(['reason', 'at', 'byName as by']).where('purchaseId', '=', purchase).executeTakeFirst();
    return {
      ...prepared, replies: await repliesOfCase(rows, purchase, at), hearings: await hearingsOf(rows, row, at), replyDays: row.replyDays ?? replyDays.usual,
      waiver: row.criticality === 'low' && waiver !== undefined ? waiver : null, ...(await differencesOf(rows, purchase, at)),
    };
  },
});
