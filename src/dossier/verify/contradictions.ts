import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import type { Assessment } from '../../model/assessment.ts';
import { ours, say } from '../../model/text.ts';
import type { VerdictName } from '../../model/verdict.ts';
import type { RecheckedRequirement } from '../recheck.ts';

const bestFirst: readonly VerdictName[] = ['met', 'partly-met', 'claimed', 'unknown', 'not-met', 'contradicted'];

/**
 * Marks requirements that the customer's own evidence speaks against: with it the same checks give a worse verdict, and a failing finding
 * points into it.
 * @param withOwn an assessment of the published files together with the customer's
 * @param own digests of the customer's artifacts
 */
export function contradictions(rechecked: readonly RecheckedRequirement[], predicate: DossierPredicate, withOwn: Assessment, own: ReadonlySet<string>): readonly RecheckedRequirement[] {
  const verdicts = new Map(withOwn.verdicts.map((verdict) => [verdict.requirement, verdict]));
  const speaking = new Map(withOwn.findings.filter((finding) => finding.outcome === 'fail' && finding.pointers.some((pointer) => own.has(pointer.artifact))).map((finding) => [finding.fingerprint, finding]));
  const published = new Map(predicate.verdicts.map((verdict) => [verdict.requirement, verdict.verdict]));
  return rechecked.map((item) => {
    const now = verdicts.get(item.requirement);
    const before = published.get(item.requirement);
    const against = now?.parts.flatMap((part) => part.findings).flatMap((fingerprint) => speaking.get(fingerprint) ?? [])[0];
    if (now === undefined || before === undefined || against === undefined || bestFirst.indexOf(now.verdict) <= bestFirst.indexOf(before)) return item;
    return { ...item, state: 'contradicted', now: now.verdict, reason: say`Published ${ours(before)}; with evidence that you hold it is ${ours(now.verdict)}: ${against.message}` };
  });
}
