import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { CheckedFinding } from '../../model/finding.ts';
import { ours, say } from '../../model/text.ts';
import type { Verdict, VerdictName } from '../../model/verdict.ts';
import type { RecheckedRequirement } from '../recheck.ts';

const bestFirst: readonly VerdictName[] = ['met', 'partly-met', 'claimed', 'unknown', 'not-met', 'contradicted'];

type PublishedVerdict = DossierPredicate['verdicts'][number];

/**
 * Marks requirements that the customer's own evidence speaks against. A failing finding points into it, and with it the verdict is
 * worse, or the dossier tells of the same check only what is fine: what was handed over is never more than partly met, so that the
 * verdict alone often stays.
 * @param withOwn an assessment of the published files together with the customer's
 * @param own digests of the customer's artifacts
 */
export function contradictions(rechecked: readonly RecheckedRequirement[], predicate: DossierPredicate, withOwn: Assessment, own: ReadonlySet<string>): readonly RecheckedRequirement[] {
  const verdicts = new Map(withOwn.verdicts.map((verdict) => [verdict.requirement, verdict]));
  const speaking = new Map(withOwn.findings.filter((finding) => finding.outcome === 'fail' && finding.pointers.some((pointer) => own.has(pointer.artifact))).map((finding) => [finding.fingerprint, finding]));
  const published = new Map(predicate.verdicts.map((verdict) => [verdict.requirement, verdict]));
  const told = new Map(predicate.findings.map((finding) => [finding.fingerprint, finding]));
  return rechecked.map((item) => {
    const now = verdicts.get(item.requirement);
    const before = published.get(item.requirement);
    const against = now === undefined ? [] : findingsOf(now).flatMap((fingerprint) => speaking.get(fingerprint) ?? []);
    const [first] = against;
    if (now === undefined || before === undefined || first === undefined) return item;
    if (bestFirst.indexOf(now.verdict) > bestFirst.indexOf(before.verdict)) return { ...item, state: 'contradicted', now: now.verdict, reason: say`Published ${ours(before.verdict)}; with evidence that you hold it is ${ours(now.verdict)}: ${first.message}` };
    const unsaid = against.find((finding) => isToldFine(finding, before, told));
    return unsaid === undefined ? item : { ...item, state: 'contradicted', now: now.verdict, reason: say`The dossier tells of nothing that fails here; evidence that you hold does: ${unsaid.message}` };
  });
}

/** Whether the dossier has this check hold for the requirement, and nowhere fail. */
function isToldFine({ check }: CheckedFinding, before: PublishedVerdict, told: ReadonlyMap<string, DossierPredicate['findings'][number]>): boolean {
  const same = findingsOf(before).flatMap((fingerprint) => told.get(fingerprint) ?? []).filter((finding) => finding.check === check);
  return same.some(({ outcome }) => outcome === 'pass') && same.every(({ outcome }) => outcome !== 'fail');
}

function findingsOf({ parts }: Pick<Verdict, 'parts'> | PublishedVerdict): readonly string[] {
  return parts.flatMap(({ findings }) => findings);
}
