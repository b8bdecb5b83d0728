import type { ProductStatement } from '../model/evidence/product-statement.ts';
import type { CheckedFinding } from '../model/finding.ts';
import { joinText, quote, say } from '../model/text.ts';
import { isDay, isValidAt } from './validity.ts';

/**
 * Writes people's decisions onto findings: a review settles a finding that a person must read,
 * a set-aside marks a finding until its date. Neither touches any other outcome.
 */
export function applyDecisions(findings: readonly CheckedFinding[], statement: ProductStatement | undefined, assessedAt: string): readonly CheckedFinding[] {
  if (statement === undefined) return findings;
  return findings.map((finding) => setAside(reviewed(finding, statement, assessedAt), statement, assessedAt));
}

function reviewed(finding: CheckedFinding, statement: ProductStatement, assessedAt: string): CheckedFinding {
  if (finding.outcome !== 'needs-review') return finding;
  const valid = statement.reviews.filter((item) => item.fingerprint === finding.fingerprint && isValidAt(item, assessedAt));
  // Of several reviews the one that denies counts: a contested text is not settled in the maker's favour.
  const review = valid.find((item) => item.decision === 'fail') ?? valid[0];
  if (review === undefined) return finding;
  const decision = review.decision === 'pass' ? say`Read and affirmed by ${quote(review.by)}, ${quote(review.role)}, on ${quote(review.at)}: ${quote(review.reason)}.` : say`Read and denied by ${quote(review.by)}, ${quote(review.role)}, on ${quote(review.at)}: ${quote(review.reason)}.`;
  // The decision goes first: it is what settles the finding, and the doubt that it answers stands behind it.
  return { ...finding, outcome: review.decision, message: joinText([decision, finding.message], ' ') };
}

function setAside(finding: CheckedFinding, statement: ProductStatement, assessedAt: string): CheckedFinding {
  if (finding.outcome !== 'fail') return finding;
  const entry = statement.setAside.find((item) => item.fingerprint === finding.fingerprint && isDay(item.until) && assessedAt.slice(0, 10) <= item.until);
  if (entry === undefined) return finding;
  return { ...finding, setAside: { reason: entry.reason, by: entry.by, until: entry.until } };
}
