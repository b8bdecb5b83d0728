import type { Artifact, Digest, Origin } from '../model/artifact.ts';
import type { Check, CheckContext } from '../model/check.ts';
import type { Evidence, EvidenceKind, EvidenceOf } from '../model/evidence.ts';
import type { CheckedFinding, Finding } from '../model/finding.ts';
import type { Measure } from '../model/measure.ts';
import { ours, say } from '../model/text.ts';

export interface CheckedResult {
  readonly findings: readonly CheckedFinding[];
  readonly measures: readonly Measure[];
}

/** Whether the kinds are there without which the check is not run: all that it needs, or, where it needs none, one that it uses. */
export function canRun({ needs, uses = [] }: Check, evidence: readonly Evidence[]): boolean {
  const isThere = (kind: EvidenceKind): boolean => evidence.some((item) => item.kind === kind);
  return needs.length === 0 ? uses.some(isThere) : needs.every(isThere);
}

/**
 * Runs a check that can run, on the kinds that it declared and nothing else. One that throws gives `error`, which is never a pass.
 * What is said of missing evidence lies apart: its tables take longer to load than a small SBOM to check.
 * @param evidence all evidence of the assessment
 */
export function runAbleCheck(check: Check, evidence: readonly Evidence[], context: CheckContext): CheckedResult {
  const kinds: readonly EvidenceKind[] = [...check.needs, ...(check.uses ?? [])];
  const seen = evidence.filter((item) => kinds.includes(item.kind));
  try {
    const result = check.run(narrowed(kinds, seen), context);
    const findings = result.findings.length > 0 ? result.findings : [nothingSaid];
    return { findings: findings.map((finding) => checked(check, finding, seen)), measures: result.measures ?? [] };
  } catch (problem) {
    const reason = problem instanceof Error ? problem.name : 'Error';
    return { findings: [checked(check, { outcome: 'error', subject: 'check', message: say`The check could not run (${ours(reason)}). This is a defect of Assay; please report it.`, pointers: [] }, [])], measures: [] };
  }
}

const nothingSaid: Finding = { outcome: 'unknown', subject: 'evidence', message: ours('The evidence holds nothing that this check can measure.'), pointers: [] };

function narrowed(kinds: readonly EvidenceKind[], seen: readonly Evidence[]): EvidenceOf<EvidenceKind> {
  const entries = kinds.map((kind) => [kind, seen.filter((item) => item.kind === kind)] as const);
  // The object holds exactly the kinds that the check's own type names.
  return Object.fromEntries(entries) as unknown as EvidenceOf<EvidenceKind>;
}

/** @param seen the evidence that the finding may rest on */
export function checked(check: Check, finding: Finding, seen: readonly Evidence[]): CheckedFinding {
  const pointed = new Set<Digest>(finding.pointers.map((pointer) => pointer.artifact));
  const restsOn = seen.filter((item) => pointed.has(item.artifact.digest));
  const artifacts: readonly Artifact[] = restsOn.map((item) => item.artifact);
  return {
    ...finding,
    check: check.id,
    fingerprint: `${check.id}/${finding.subject}`,
    origin: artifacts.reduce<Origin>((weakest, artifact) => weakerOrigin(weakest, artifact.origin), artifacts.length === 0 ? 'declared' : 'collected'),
    complete: seen.every((item) => item.complete),
  };
}

const weakestFirst: readonly Origin[] = ['declared', 'handed-over', 'collected'];

/** The weaker of two origins: `declared` before `handed-over` before `collected`. */
function weakerOrigin(one: Origin, other: Origin): Origin {
  return weakestFirst.indexOf(one) <= weakestFirst.indexOf(other) ? one : other;
}
