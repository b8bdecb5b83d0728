import { z } from 'zod';
import type { EvidenceKind } from '../../../model/evidence.ts';
import { readingAct } from '../../act.ts';
import { wantedBy } from '../../contract/wanted-by.ts';
import { freshnessOf, wantedEvidence } from '../../contract/wanted-evidence.ts';
import { kindsShape } from '../../measured/assessment-shape.ts';
import { findOfRelease } from '../../measured/find.ts';
import { idShape } from '../../shapes.ts';

/** Files of one kind that are named; the rest is counted. */
const filesMost = 5;

const kinds = Object.keys(wantedEvidence) as [EvidenceKind, ...EvidenceKind[]];

export const readContract = readingAct({
  id: 'evidence.contract',
  summary: 'Says which evidence is wanted of a release, for which goals, from where and how fresh, and what of it is there. The ages are ours, and no verdict rests on them.',
  area: 'business-data',
  object: 'evidence',
  http: { method: 'GET', path: '/api/v1/releases/{release}/contract' },
  input: z.strictObject({ release: idShape }),
  output: z.object({ wanted: z.array(z.object({
    kind: z.enum(kinds), title: z.string(), from: z.string(), by: z.enum(['file', 'statement', 'looked-at']), freshDays: z.number(), goals: z.array(z.number()), requirements: z.number(),
    state: z.enum(['missing', 'stale', 'fresh']), newestAt: z.string().nullable(), files: z.array(z.object({ id: z.string(), path: z.string() })), filesOmitted: z.number(),
  })) }),
  find: findOfRelease('evidence'),
  prepare: async () => wantedBy(),
  run: async ({ rows, at }, { release }, purposes) => {
    const files = await rows.selectFrom('evidenceFile').select(['id', 'path', 'kinds', 'receivedAt']).where('releaseId', '=', release).where('removedAt', 'is', null).orderBy('path').execute();
    const statement = await rows.selectFrom('release').innerJoin('product', 'product.id', 'release.productId').select(['product.statement', 'product.changedAt']).where('release.id', '=', release).executeTakeFirstOrThrow();
    const byKind = Map.groupBy(files.flatMap(({ kinds: own, ...file }) => kindsShape.parse(JSON.parse(own ?? '[]')).map((kind) => ({ kind, ...file }))), ({ kind }) => kind);
    const wanted = kinds.flatMap((kind) => {
      const purpose = purposes.get(kind);
      if (purpose === undefined || purpose.requirements === 0) return [];
      const { title, from, by, freshDays } = wantedEvidence[kind];
      const there = byKind.get(kind) ?? [];
      const newestAt = by === 'statement' ? (statement.statement === '' ? null : statement.changedAt) : there.map(({ receivedAt }) => receivedAt).toSorted().at(-1) ?? null;
      return [{ kind, title, from, by, freshDays, ...purpose, goals: [...purpose.goals], state: freshnessOf(kind, newestAt, at), newestAt, files: there.slice(0, filesMost).map(({ id, path }) => ({ id, path })), filesOmitted: Math.max(0, there.length - filesMost) }];
    });
    return { wanted };
  },
});
