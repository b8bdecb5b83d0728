import type { ProductStatement } from '../model/evidence/product-statement.ts';
import type { CheckedFinding } from '../model/finding.ts';
import type { Measure } from '../model/measure.ts';
import type { Requirement } from '../model/requirement.ts';
import { joinText, ours, quote, say, type Text } from '../model/text.ts';
import type { PartVerdict, Verdict } from '../model/verdict.ts';
import { joinParts, namesOf, type Judged } from './join-parts.ts';
import { judgePart, type PartGround } from './judge-part.ts';
import { progressOf } from './progress.ts';
import { isValidAt } from './validity.ts';

/** Everything that verdicts are judged from. */
export interface Ground extends PartGround {
  readonly measures: readonly Measure[];
  /** Measures of earlier assessments of the same product. */
  readonly history: readonly Measure[];
  /** Digests of artifacts that are only somebody's word. */
  readonly declaredSources: ReadonlySet<string>;
}

/** The verdict of one requirement: total, and the same whatever the order of findings. */
export function judgeRequirement(requirement: Requirement, ground: Ground): Verdict {
  const excluded = exclusionOf(requirement, ground.statement);
  if (excluded !== undefined) return { requirement: requirement.id, verdict: 'not-applicable', reason: excluded, parts: [] };
  const parts = requirement.parts.map((part) => judgePart(requirement, part, ground));
  const judged = requirement.kind === 'progress' ? judgeProgress(requirement, parts, ground) : { ...joinParts(parts, findingsIn(ground)), measure: undefined };
  const spoken = withWords(requirement, judged, isDenied(requirement, judged, parts, ground), ground);
  const bounded = withinSubject(requirement, spoken, ground.statement);
  const verdict: Verdict = { requirement: requirement.id, verdict: bounded.verdict, reason: bounded.reason, parts, ...(judged.measure === undefined ? {} : { measure: judged.measure }) };
  return requirement.kind === 'way' ? asWay(verdict, ground.statement) : verdict;
}

/** The product's own conditions that exclude a requirement; a condition that is not stated excludes nothing. */
function exclusionOf(requirement: Requirement, statement: ProductStatement | undefined): Text | undefined {
  for (const condition of requirement.appliesWhen) {
    const stated = statement?.conditions[condition];
    if (stated?.holds === false && stated.reason !== undefined) return say`${quote(stated.reason)}`;
  }
  return undefined;
}

function judgeProgress(requirement: Requirement, parts: readonly PartVerdict[], ground: Ground): Judged & { readonly measure: Measure | undefined } {
  const progress = progressOf(requirement, ground.measures, ground.history, ground.statement);
  const joinedParts = joinParts(parts, findingsIn(ground));
  if (progress.kind === 'nothing-measured') return { verdict: joinedParts.verdict === 'claimed' ? 'claimed' : 'unknown', reason: joinText([...(joinedParts.verdict === 'met' || joinedParts.verdict === 'partly-met' ? [ours('No figure that shows progress was measured.')] : []), joinedParts.reason, ...obstaclesOf(requirement, ground.statement)], ' '), measure: undefined };
  const { measure, reason } = progress;
  if (progress.kind === 'one-point') return { verdict: 'unknown', reason, measure };
  if (progress.kind === 'reached') {
    // The target is reached in what was measured; the parts say how far that reaches.
    const missing = parts.filter((part) => part.verdict === 'unknown' || part.verdict === 'claimed');
    const failing = parts.find((part) => part.verdict === 'not-met');
    if (failing !== undefined) return { verdict: joinedParts.verdict, reason: joinText([say`${reason};`, failing.reason], ' '), measure };
    if (missing.length > 0) return { verdict: joinedParts.verdict, reason: say`${reason}; not shown: ${namesOf(missing)}.`, measure };
    return { verdict: joinedParts.verdict, reason: joinedParts.verdict === 'met' ? say`${reason}.` : say`${reason}; only part of what the goal names was measured.`, measure };
  }
  if (progress.kind === 'not-moved') return { verdict: 'not-met', reason: joinText([reason, ...obstaclesOf(requirement, ground.statement)], ' '), measure };
  if (measure.sources.every((source) => ground.declaredSources.has(source))) return { verdict: 'claimed', reason, measure };
  // The figure is the measurement; what is left to do keeps its check failing and does not undo the progress.
  const isMeasured = parts.every((part) => part.verdict === 'met' || part.verdict === 'partly-met' || (part.verdict === 'not-met' && part.findings.length > 0));
  const isAccepted = !progress.baselineIsDeclared && isMeasured && restsOnWholeEvidence(parts, ground);
  return { verdict: isAccepted ? 'met' : 'partly-met', reason, measure };
}

function restsOnWholeEvidence(parts: readonly PartVerdict[], ground: Ground): boolean {
  const names = new Set(parts.flatMap((part) => part.findings));
  return [...ground.findings.values()].flat().every((finding) => !names.has(finding.fingerprint) || (finding.complete && finding.outcome !== 'error'));
}

function obstaclesOf(requirement: Requirement, statement: ProductStatement | undefined): readonly Text[] {
  return (statement?.obstacles ?? []).filter((item) => item.requirement === requirement.id).map((item) => say`The maker states as obstacle: ${quote(item.text)}.`);
}

function findingsIn(ground: Ground): (part: PartVerdict) => readonly CheckedFinding[] {
  return (part) => {
    const names = new Set(part.findings);
    return [...ground.findings.values()].flat().filter((finding) => names.has(finding.fingerprint));
  };
}

function failsOf(parts: readonly PartVerdict[], ground: Ground): readonly CheckedFinding[] {
  const names = new Set(parts.flatMap((part) => part.findings));
  return [...ground.findings.values()].flat().filter((finding) => finding.outcome === 'fail' && names.has(finding.fingerprint));
}

/** Whether evidence speaks against the requirement: of progress only a figure that did not move does, not what is left to do. */
function isDenied(requirement: Requirement, { verdict }: Judged, parts: readonly PartVerdict[], ground: Ground): boolean {
  if (requirement.kind === 'progress') return verdict === 'not-met';
  return (verdict === 'not-met' || verdict === 'partly-met') && failsOf(parts, ground).length > 0;
}

/** A valid claim turns silence into `claimed`, and evidence against it into `contradicted`. */
function withWords(requirement: Requirement, judged: Judged, isContradicted: boolean, ground: Ground): Judged {
  const claim = (ground.statement?.claims ?? []).find((item) => item.requirement === requirement.id && isValidAt(item, ground.assessedAt));
  if (claim === undefined) return judged;
  const who = say`${quote(claim.by)}, ${quote(claim.role)}, claims on ${quote(claim.at)}: ${quote(claim.text)}`;
  if (judged.verdict === 'unknown') return { verdict: 'claimed', reason: say`${who} (until ${quote(claim.expiresAt)}).` };
  if (isContradicted) return { verdict: 'contradicted', reason: joinText([judged.reason, say`Against this, ${who}.`], ' ') };
  return judged;
}

/** One release alone never settles what a manufacturer does on all its products. */
function withinSubject(requirement: Requirement, judged: Judged, statement: ProductStatement | undefined): Judged {
  if (requirement.subject !== 'manufacturer' || judged.verdict !== 'met') return judged;
  const leavesOut = statement?.product.leavesOut;
  if (leavesOut?.length === 0) return judged;
  const missing = leavesOut === undefined ? ours('The maker does not say which of its other products are covered.') : say`Not covered: ${quote(leavesOut.join(', '))}.`;
  return { verdict: 'partly-met', reason: joinText([judged.reason, missing], ' ') };
}

/** An example that was not chosen is another way: shown, never a failure. */
function asWay(verdict: Verdict, statement: ProductStatement | undefined): Verdict {
  const isChosen = statement?.waysChosen.includes(verdict.requirement) ?? false;
  const isShown = verdict.verdict === 'met' || verdict.verdict === 'partly-met' || verdict.verdict === 'claimed';
  if (isChosen || isShown) return verdict;
  return { ...verdict, verdict: verdict.verdict === 'not-met' ? 'unknown' : verdict.verdict, isAnotherWay: true };
}
