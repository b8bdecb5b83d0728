import type { Check, CheckContext } from '../model/check.ts';
import type { Evidence, EvidenceKind } from '../model/evidence.ts';
import type { CheckedFinding } from '../model/finding.ts';
import type { Measure } from '../model/measure.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Verdict } from '../model/verdict.ts';
import { applyDecisions } from './decisions.ts';
import { judgeRequirement } from './judge-requirement.ts';
import { runCheck } from './run-checks.ts';

/** All that a judgement may know. */
export interface Case {
  readonly evidence: readonly Evidence[];
  /**
   * The artifacts that the evidence should have been read from, by digest and kind.
   * A member without evidence makes its kind incomplete; a missing product statement makes every kind incomplete.
   */
  readonly manifest: readonly { readonly digest: string; readonly kind: EvidenceKind }[];
  /** Measures of earlier assessments of the same product. */
  readonly history: readonly Measure[];
  readonly assessedAt: string;
}

export interface Judgement {
  /** In canonical order: by fingerprint. */
  readonly findings: readonly CheckedFinding[];
  readonly measures: readonly Measure[];
  /** In the order of the requirements. */
  readonly verdicts: readonly Verdict[];
}

/** Runs every check, applies people's decisions, and judges every requirement. Pure: the same case gives the same result. */
export function judge(given: Case, checks: readonly Check[], requirements: readonly Requirement[]): Judgement {
  const evidence = canonical(marked(given));
  const context: CheckContext = { assessedAt: given.assessedAt };
  const results = checks.map((check) => runCheck(check, evidence, context));
  const statement = evidence.find((item): item is Evidence<'product-statement'> => item.kind === 'product-statement')?.facts;
  const findings = applyDecisions(results.flatMap((result) => result.findings), statement, given.assessedAt).toSorted(byFingerprint);
  const measures = results.flatMap((result) => result.measures);
  const ground = { findings: Map.groupBy(findings, (finding) => finding.check), scans: new Set(checks.filter((check) => check.isScan === true).map((check) => check.id)), statement, assessedAt: given.assessedAt, measures, history: given.history, declaredSources: new Set(evidence.filter((item) => item.artifact.origin === 'declared').map((item) => item.artifact.digest as string)) };
  return { findings, measures, verdicts: withWays(requirements.map((requirement) => judgeRequirement(requirement, ground)), requirements) };
}

/** Evidence of kinds with a missing member is marked incomplete. */
function marked(given: Case): readonly Evidence[] {
  const read = new Set<string>(given.evidence.map((item) => item.artifact.digest));
  const missing = new Set(given.manifest.filter((member) => !read.has(member.digest)).map((member) => member.kind));
  if (missing.size === 0) return given.evidence;
  const all = missing.has('product-statement');
  return given.evidence.map((item) => (all || missing.has(item.kind) ? { ...item, complete: false } : item));
}

function canonical(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.toSorted((one, other) => compare(one.kind, other.kind) || compare(one.artifact.digest, other.artifact.digest) || compare(one.artifact.path, other.artifact.path));
}

function byFingerprint(one: CheckedFinding, other: CheckedFinding): number {
  return compare(one.fingerprint, other.fingerprint) || compare(one.outcome, other.outcome) || compare(JSON.stringify(one), JSON.stringify(other));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Lists under each requirement the examples of it that the product shows or chose. */
function withWays(verdicts: readonly Verdict[], requirements: readonly Requirement[]): readonly Verdict[] {
  const shown = new Map<string, string[]>();
  requirements.forEach((requirement, index) => {
    if (requirement.wayOf === undefined || verdicts[index]?.isAnotherWay === true || verdicts[index]?.verdict === 'not-applicable') return;
    shown.set(requirement.wayOf, [...(shown.get(requirement.wayOf) ?? []), requirement.id]);
  });
  return verdicts.map((verdict) => {
    const ways = shown.get(verdict.requirement);
    return ways === undefined ? verdict : { ...verdict, ways };
  });
}
