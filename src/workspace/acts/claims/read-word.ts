import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findWordsOf } from '../../claims/find.ts';
import { namedFinding, namedFindingShape } from '../../claims/evidence-summary.ts';
import { newestAssessment } from '../../claims/newest-assessment.ts';
import { verdictShape } from '../../measured/assessment-shape.ts';
import { requirementIdShape, requirementOn } from '../../claims/word-shapes.ts';
import { idShape } from '../../shapes.ts';

/** Findings of one part that are shown: those first on which a person decides. */
const findingsMost = 20;
const rank = (outcome: string): number => (outcome === 'needs-review' ? 0 : outcome === 'fail' ? 1 : 2);

export const readWord = readingAct({
  id: 'claim.read-requirement',
  summary: 'Shows what evidence says of one requirement now, part by part, with the fingerprints by which a person decides on findings.',
  area: 'business-data',
  object: 'claim',
  http: { method: 'GET', path: '/api/v1/products/{product}/claims/requirement' },
  input: z.strictObject({ product: idShape, requirement: requirementIdShape }),
  output: z.object({
    requirement: z.string(), assessment: z.object({ id: z.string(), at: z.string(), version: z.string(), verdict: verdictShape.shape.verdict, reason: z.string() }).nullable(),
    parts: z.array(z.object({ name: z.string(), question: z.string().nullable(), verdict: verdictShape.shape.verdict.nullable(), reason: z.string(), findings: z.array(namedFindingShape), findingsOmitted: z.number() })),
  }),
  find: findWordsOf,
  prepare: async ({ services, actor, object }) => newestAssessment(services, actor.scope, object.productId),
  run: async (_context, { requirement: id }, newest) => {
    const requirement = requirementOn(id);
    const verdict = newest?.kept.verdicts.find((item) => item.requirement === id);
    const findings = new Map(newest?.kept.findings.map((finding) => [finding.fingerprint, finding]));
    return {
      requirement: id,
      assessment: newest === undefined || verdict === undefined ? null : { id: newest.id, at: newest.at, version: newest.version, verdict: verdict.verdict, reason: verdict.reason },
      parts: requirement.parts.map((part) => {
        const judged = verdict?.parts?.find(({ name }) => name === part.name);
        const found = (judged?.findings.flatMap((fingerprint) => findings.get(fingerprint) ?? []) ?? []).toSorted((one, other) => rank(one.outcome) - rank(other.outcome));
        return { name: part.name, question: part.by === 'person' ? part.question : null, verdict: judged?.verdict ?? null, reason: judged?.reason ?? '', findings: found.slice(0, findingsMost).map(namedFinding), findingsOmitted: Math.max(0, found.length - findingsMost) };
      }),
    };
  },
});
