import type { CheckedFinding } from '../model/finding.ts';
import type { ProductStatement, StatedAffirmation } from '../model/evidence/product-statement.ts';
import type { Part, Requirement } from '../model/requirement.ts';
import { joinText, ours, quote, say, type Text } from '../model/text.ts';
import type { PartVerdict, VerdictName } from '../model/verdict.ts';
import { isValidAt } from './validity.ts';

/** What the parts of a requirement are judged from. */
export interface PartGround {
  /** Findings by check id, in canonical order. */
  readonly findings: ReadonlyMap<string, readonly CheckedFinding[]>;
  /** Ids of checks that are scans. */
  readonly scans: ReadonlySet<string>;
  readonly statement: ProductStatement | undefined;
  readonly assessedAt: string;
}

/** The verdict of one part of a requirement. */
export function judgePart(requirement: Requirement, part: Part, ground: PartGround): PartVerdict {
  if (part.by === 'checks') return judgeByChecks(part, ground);
  if (part.by === 'nobody-yet') return plain(part.name, 'unknown', say`Nothing can measure this yet: ${ours(part.reason)}`);
  return judgeByPerson(requirement, part, ground);
}

function judgeByPerson(requirement: Requirement, part: Part & { by: 'person' }, ground: PartGround): PartVerdict {
  const affirmations = (ground.statement?.affirmations ?? []).filter((item) => item.requirement === requirement.id && (item.part === undefined || item.part === part.name));
  const valid = affirmations.find((item) => isValidAt(item, ground.assessedAt));
  if (valid !== undefined) return plain(part.name, 'met', affirmed(valid));
  const stated = statedOf(part, ground);
  if (stated !== undefined) return plain(part.name, 'claimed', stated);
  const expired = affirmations[0];
  if (expired !== undefined) return plain(part.name, 'unknown', say`The affirmation by ${quote(expired.role)} is not valid on this date (${quote(expired.at)} to ${quote(expired.expiresAt)}).`);
  return plain(part.name, 'unknown', say`A person must answer: ${ours(part.question)}`);
}

/** What the product’s own statement says to a part, wherever it was set down; a day that is still to come says nothing. */
function statedOf({ statedBy }: Part & { by: 'person' }, { statement, assessedAt }: PartGround): Text | undefined {
  if (statement === undefined || statedBy === undefined) return undefined;
  if (statedBy === 'signing-day') return statement.pledge === undefined || statement.pledge.signedAt > assessedAt.slice(0, 10) ? undefined : say`The maker states that it signed on ${quote(statement.pledge.signedAt)}.`;
  const [measured, ways] = [new Set(statement.measures.map(({ requirement }) => requirement)).size, statement.waysChosen.length];
  return measured + ways === 0 ? undefined : say`The maker states what it chose: a measure for ${measured} ${ours(measured === 1 ? 'goal' : 'goals')}, and ${ways} ${ours(ways === 1 ? 'way' : 'ways')} of the pledge’s examples.`;
}

function affirmed(item: StatedAffirmation): Text {
  const who = say`Affirmed by ${quote(item.by)}, ${quote(item.role)}, on ${quote(item.at)}, until ${quote(item.expiresAt)}`;
  // A link shows less than a sign-in does: that somebody reads the mail of an address, or only that somebody was given it.
  const how = item.shownBy === undefined || item.shownBy === 'account' ? who : joinText([who, ours(item.shownBy === 'mail-link' ? 'by a link sent to a mail address' : 'by a link that was handed over')], ', ');
  return item.text === undefined ? say`${how}.` : say`${how}: ${quote(item.text)}${ours(/[.!?…]$/.test(item.text) ? '' : '.')}`;
}

/**
 * Joins the findings of a part's checks. Each check must speak: one that could not run or had nothing to read
 * keeps the part from being met.
 */
function judgeByChecks(part: Part & { by: 'checks' }, ground: PartGround): PartVerdict {
  const findings = part.checks.flatMap((id) => ground.findings.get(id) ?? []);
  const counting = findings.filter((finding) => finding.outcome !== 'not-applicable');
  const passes = counting.filter((finding) => finding.outcome === 'pass');
  const measured = passes.filter((finding) => finding.origin !== 'declared');
  const fails = counting.filter((finding) => finding.outcome === 'fail');
  const open = counting.filter((finding) => finding.outcome === 'unknown' || finding.outcome === 'error' || finding.outcome === 'needs-review');
  const silent = part.checks.some((id) => !counting.some((finding) => finding.check === id));
  const isAccepted = measured.every((finding) => part.origins.includes(finding.origin));
  const isComplete = measured.every((finding) => finding.complete);
  const isScan = part.checks.some((id) => ground.scans.has(id));
  const verdict = ((): VerdictName => {
    if (measured.length > 0 && fails.length > 0) return 'partly-met';
    if (fails.length > 0) return 'not-met';
    if (measured.length === 0) return passes.length > 0 ? 'claimed' : 'unknown';
    const isWhole = open.length === 0 && !silent && measured.length === passes.length;
    return isWhole && isAccepted && isComplete && !isScan ? 'met' : 'partly-met';
  })();
  const awaitsReview = open.some((finding) => finding.outcome === 'needs-review');
  return { name: part.name, verdict, ...(awaitsReview ? { awaitsReview } : {}), reason: withLimit(reasonOf(verdict, { fails, passes, open, findings }), verdict === 'partly-met' && fails.length === 0 ? limitOf({ isAccepted, isComplete, isScan: measured.some((finding) => ground.scans.has(finding.check)), open }) : undefined), findings: findings.map((finding) => finding.fingerprint).toSorted() };
}

/** Why passes alone did not make a part met. */
function limitOf(limits: { readonly isAccepted: boolean; readonly isComplete: boolean; readonly isScan: boolean; readonly open: readonly CheckedFinding[] }): Text | undefined {
  if (!limits.isAccepted) return ours('The set was handed over, so nobody can tell whether some of it was left out.');
  if (!limits.isComplete) return ours('Some of what belongs to it was not read.');
  if (limits.isScan) return ours('A scan shows what is in the files read, not what is in the product.');
  return limits.open[0]?.message;
}

function withLimit(reason: Text, limit: Text | undefined): Text {
  return limit === undefined ? reason : joinText([reason, limit], ' ');
}

interface Sides {
  readonly fails: readonly CheckedFinding[];
  readonly passes: readonly CheckedFinding[];
  readonly open: readonly CheckedFinding[];
  readonly findings: readonly CheckedFinding[];
}

/** The sentence that says most about the verdict: of a failing finding first, then of an open one, then of a pass. */
function reasonOf(verdict: VerdictName, sides: Sides): Text {
  const order: readonly CheckedFinding[] = verdict === 'unknown' ? sides.open : [...sides.fails, ...sides.passes, ...sides.open];
  const first = order[0] ?? sides.findings[0];
  if (first === undefined) return ours('No check has looked at this.');
  const others = sides.fails.length - 1;
  return sides.fails.length > 1 ? joinText([first.message, others === 1 ? ours('One more like it.') : say`${others} more like it.`], ' ') : first.message;
}

function plain(name: string, verdict: VerdictName, reason: Text): PartVerdict {
  return { name, verdict, reason, findings: [] };
}
