import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { CheckedFinding } from '../../model/finding.ts';
import { ours, say } from '../../model/text.ts';
import type { Verdict, VerdictName } from '../../model/verdict.ts';
import type { RecheckedRequirement } from '../recheck.ts';

const bestFirst: readonly VerdictName[] = ['not-applicable', 'met', 'partly-met', 'claimed', 'unknown', 'not-met', 'contradicted'];
/** Verdicts by which a dossier says that something is so; nobody contradicts one who says that it does not know, or that it is not met. */
const asserting: ReadonlySet<VerdictName> = new Set(['not-applicable', 'met', 'partly-met', 'claimed']);

type PublishedVerdict = DossierPredicate['verdicts'][number];

/**
 * Marks requirements where the customer's own evidence has something that fails. It contradicts the dossier when the verdict that the
 * dossier gives becomes worse by it, or when the dossier has the same check hold wherever it looked: what was handed over is never more
 * than partly met, so that the verdict alone often stays. Where the dossier says nothing of the kind it is told besides, and the state stays.
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
    const isWorse = bestFirst.indexOf(now.verdict) > bestFirst.indexOf(before.verdict);
    if (isWorse && asserting.has(before.verdict)) return { ...item, state: 'contradicted', now: now.verdict, reason: say`Published ${ours(before.verdict)}; with evidence that you hold it is ${ours(now.verdict)}: ${first.message}` };
    const untrue = against.find((finding) => isToldFine(finding, before, told));
    if (untrue !== undefined) return { ...item, state: 'contradicted', now: now.verdict, reason: say`The dossier has this hold wherever it looked; in evidence that you hold it does not: ${untrue.message}` };
    const unsaid = against.find((finding) => !told.has(finding.fingerprint));
    return unsaid === undefined ? item : { ...item, besides: unsaid.message };
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
