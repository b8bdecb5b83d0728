import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findWordsOf } from '../../claims/find.ts';
import { newestAssessment } from '../../claims/newest-assessment.ts';
import { contradictionsIn, contradictionShape } from '../../claims/contradictions.ts';
import { wantedAffirmations, wantedShape } from '../../claims/wanted-affirmations.ts';
import { idShape } from '../../shapes.ts';

export const readStanding = readingAct({
  id: 'claim.read-standing',
  summary: 'Shows how words stand to evidence: what the newest assessment contradicts, with the evidence and its places, and what only a person can answer and who did.',
  area: 'business-data',
  object: 'claim',
  http: { method: 'GET', path: '/api/v1/products/{product}/claims/standing' },
  input: z.strictObject({ product: idShape }),
  output: z.object({
    assessment: z.object({ id: z.string(), at: z.string(), version: z.string() }).nullable(),
    contradictions: z.array(contradictionShape), wanted: z.array(wantedShape),
  }),
  find: findWordsOf,
  prepare: async ({ services, actor, object }) => newestAssessment(services, actor.scope, object.productId),
  run: async ({ rows, at }, { product }, newest) => ({
    assessment: newest === undefined ? null : { id: newest.id, at: newest.at, version: newest.version },
    contradictions: newest === undefined ? [] : await contradictionsIn(rows, product, newest, at),
    wanted: await wantedAffirmations(rows, product, newest, at),
  }),
});
