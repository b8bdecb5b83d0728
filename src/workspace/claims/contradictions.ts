import { z } from 'zod';
import type { Reader } from '../../store/store.ts';
import { verdictShape } from '../measured/assessment-shape.ts';
import { namedFinding, namedFindingShape } from './evidence-summary.ts';
import type { NewestAssessment } from './newest-assessment.ts';

/** Words that evidence speaks against: who says it, and what says otherwise where. Words of findings may quote evidence. */
export const contradictionShape = z.object({
  requirement: z.string(), verdict: verdictShape.shape.verdict, reason: z.string(),
  words: z.array(z.object({ kind: z.enum(['claim', 'affirmation']), id: z.string(), text: z.string(), byName: z.string(), byRole: z.string(), expiresAt: z.string() })),
  findings: z.array(namedFindingShape), findingsOmitted: z.number(),
});

export type Contradiction = z.infer<typeof contradictionShape>;

/** Findings that are shown of one contradiction, and words. */
const findingsMost = 5;
const wordsMost = 20;

/**
 * What the newest assessment contradicts, or finds not met while somebody stands by it.
 * @param at RFC 3339
 */
export async function contradictionsIn(rows: Reader, productId: string, { kept }: NewestAssessment, at: string): Promise<z.infer<typeof contradictionShape>[]> {
  const today = at.slice(0, 10);
  const denied = kept.verdicts.filter(({ verdict }) => verdict === 'contradicted' || verdict === 'not-met' || verdict === 'partly-met');
  if (denied.length === 0) return [];
  const ids = denied.map(({ requirement }) => requirement);
  const claims = await rows.selectFrom('claim').select(['id', 'requirement', 'text', 'byName', 'byRole', 'expiresAt']).where('productId', '=', productId).where('requirement', 'in', ids).where('withdrawnAt', 'is', null).where('expiresAt', '>=', today).orderBy('createdAt', 'desc').limit(wordsMost * ids.length).execute();
  const affirmations = await rows.selectFrom('affirmation').select(['id', 'requirement', 'text', 'byName', 'byRole', 'expiresAt']).where('productId', '=', productId).where('requirement', 'in', ids).where('withdrawnAt', 'is', null).where('expiresAt', '>=', today).orderBy('createdAt', 'desc').limit(wordsMost * ids.length).execute();
  const findings = new Map(kept.findings.map((finding) => [finding.fingerprint, finding]));
  return denied.flatMap(({ requirement, verdict, reason, parts = [] }) => {
    const words = [...claims.map((claim) => ({ kind: 'claim' as const, ...claim })), ...affirmations.map((affirmation) => ({ kind: 'affirmation' as const, ...affirmation }))].filter((word) => word.requirement === requirement).slice(0, wordsMost).map(({ requirement: _same, ...word }) => word);
    const fails = parts.flatMap(({ findings: names }) => names.flatMap((fingerprint) => findings.get(fingerprint) ?? [])).filter(({ outcome }) => outcome === 'fail');
    // Of what is met in part only, an affirmation speaks of its own part and contradicts nothing.
    const isAgainst = verdict === 'contradicted' || (fails.length > 0 && words.some(({ kind }) => kind === 'claim' || verdict === 'not-met'));
    if (!isAgainst) return [];
    return [{ requirement, verdict, reason, words, findings: fails.slice(0, findingsMost).map(namedFinding), findingsOmitted: Math.max(0, fails.length - findingsMost) }];
  });
}
