import type { Artifact, Digest, Origin } from '../model/artifact.ts';
import type { Check, CheckContext } from '../model/check.ts';
import type { Evidence, EvidenceKind, EvidenceOf } from '../model/evidence.ts';
import type { CheckedFinding, Finding } from '../model/finding.ts';
import type { Measure } from '../model/measure.ts';
import { ours, say } from '../model/text.ts';
import { documentForms } from '../model/evidence/document-forms.ts';
import { kindTitles } from '../model/evidence/titles.ts';

export interface CheckedResult {
  readonly findings: readonly CheckedFinding[];
  readonly measures: readonly Measure[];
}

const weakestFirst: readonly Origin[] = ['declared', 'handed-over', 'collected'];

/** The weaker of two origins: `declared` before `handed-over` before `collected`. */
function weakerOrigin(one: Origin, other: Origin): Origin {
  return weakestFirst.indexOf(one) <= weakestFirst.indexOf(other) ? one : other;
}

/**
 * Runs one check on the kinds that it declared and nothing else.
 * With a needed kind missing the outcome is `unknown`; a check that throws gives `error`. Neither is ever a pass.
 * @param evidence all evidence of the assessment
 */
export function runCheck(check: Check, evidence: readonly Evidence[], context: CheckContext): CheckedResult {
  const names = missingNames(check, evidence);
  if (names !== undefined) {
    return { findings: [checked(check, { outcome: 'unknown', subject: 'evidence', message: say`There is no ${ours(names)} to look at.`, pointers: [] }, [])], measures: [] };
  }
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

/** Whether the kinds are there without which the check is not run. */
export function canRun(check: Check, evidence: readonly Evidence[]): boolean {
  return missingNames(check, evidence) === undefined;
}

/** What the check lacks to be run, to follow «no»; undefined when it lacks nothing. */
function missingNames({ needs, uses = [], documents = [] }: Check, evidence: readonly Evidence[]): string | undefined {
  const isThere = (kind: EvidenceKind): boolean => evidence.some((item) => item.kind === kind);
  const title = (kind: EvidenceKind): string => (kind === 'document' && documents.length > 0 ? documents.map((type) => documentForms[type].title).join(' or ') : kindTitles[kind]);
  if (needs.length === 0) return uses.some(isThere) ? undefined : uses.map(title).join(' or ');
  const missing = needs.filter((kind) => !isThere(kind));
  return missing.length === 0 ? undefined : missing.map(title).join(' and ');
}

const nothingSaid: Finding = { outcome: 'unknown', subject: 'evidence', message: ours('The evidence holds nothing that this check can measure.'), pointers: [] };

function narrowed(kinds: readonly EvidenceKind[], seen: readonly Evidence[]): EvidenceOf<EvidenceKind> {
  const entries = kinds.map((kind) => [kind, seen.filter((item) => item.kind === kind)] as const);
  // The object holds exactly the kinds that the check's own type names.
  return Object.fromEntries(entries) as unknown as EvidenceOf<EvidenceKind>;
}

function checked(check: Check, finding: Finding, seen: readonly Evidence[]): CheckedFinding {
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
