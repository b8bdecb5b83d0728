import { controlFormTitles } from '../../model/evidence/control-assessment.ts';
import type { SecurityInsights } from '../../model/evidence/security-insights.ts';
import type { Evidence, EvidenceOf } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { joinText, ours, quote, say } from '../../model/text.ts';
import { pointerTo, shortDigest } from '../document/artifact-pointer.ts';
import { notRecent } from './recent.ts';

/**
 * Assessments by another organisation that documents for machines tell. Form only: that one is named, with time and result; whether it is
 * independent, and its programme sound, is for a person. Nothing when none is told.
 */
export function assessmentFindings(evidence: EvidenceOf<'control-assessment' | 'security-insights' | 'product-statement'>, assessedAt: string): readonly Finding[] {
  const makers = evidence['product-statement'].flatMap(({ facts }) => facts.product.maker ?? []).map(folded);
  return [
    ...evidence['control-assessment'].filter(({ facts }) => facts.form === 'assessment-results' || facts.form === 'attestations').map((item) => ofDocument(item, makers, assessedAt)),
    ...evidence['security-insights'].flatMap((item) => ofInsights(item, assessedAt)),
  ];
}

function ofDocument({ artifact, facts }: Evidence<'control-assessment'>, makers: readonly string[], assessedAt: string): Finding {
  const base = { subject: artifact.path, pointers: [pointerTo(artifact)] };
  const named = say`${quote(artifact.path)} (${ours(controlFormTitles[facts.form].toLowerCase())})`;
  const { organisations, thirdParty } = facts.assessors;
  const others = organisations.filter((name) => !makers.includes(folded(name)));
  if (thirdParty === false || (organisations.length > 0 && others.length === 0)) return { ...base, outcome: 'fail', message: say`${named} was made by ${joinText(organisations.map((name) => say`${quote(name, 80)}`), ', ')}, which is the maker itself or no third party; another organisation is expected.` };
  if (others.length === 0) return { ...base, outcome: 'unknown', message: say`${named} does not name the organisation that assessed.` };
  const old = notRecent(facts.until ?? facts.changedAt, assessedAt);
  if (old !== undefined) return { ...base, outcome: facts.until === undefined && facts.changedAt === undefined ? 'unknown' : 'fail', message: say`${named} ${old}.` };
  const { controls, openItems } = facts;
  return { ...base, subject: `${base.subject} ${shortDigest(artifact.digest)}`, outcome: 'needs-review', message: say`${named} names ${joinText(others.map((name) => say`${quote(name, 80)}`), ', ')} as assessor: ${controls.satisfied} controls satisfied, ${controls['not-satisfied']} not, ${openItems} items open. A person must read whether the assessor is independent of those who built the product.` };
}

function ofInsights({ artifact, facts }: Evidence<'security-insights'>, assessedAt: string): readonly Finding[] {
  return facts.thirdPartyAssessments.map((item: SecurityInsights['thirdPartyAssessments'][number], index): Finding => {
    const base = { subject: `${artifact.path} ${index + 1}`, pointers: [pointerTo(artifact)] };
    // A year alone is as old as its last day.
    const old = notRecent(item.at !== undefined && /^\d{4}$/.test(item.at) ? earlierOf(`${item.at}-12-31`, assessedAt.slice(0, 10)) : item.at, assessedAt);
    if (old !== undefined) return { ...base, outcome: 'unknown', message: say`An assessment by a third party that ${quote(artifact.path)} names ${old}.` };
    if (!item.hasEvidence) return { ...base, outcome: 'unknown', message: say`An assessment by a third party that ${quote(artifact.path)} names comes without the address of a report.` };
    return { ...base, subject: `${base.subject} ${shortDigest(artifact.digest)}`, outcome: 'needs-review', message: say`${quote(artifact.path)} names an assessment by a third party of ${quote(item.at ?? '')} with the address of its report. A person must read that report.` };
  });
}

function earlierOf(one: string, other: string): string {
  return one < other ? one : other;
}

/** Names of one organisation differ in letters, points and legal forms. */
function folded(name: string): string {
  return name.toLowerCase().replace(/\b(inc|ltd|llc|gmbh|corp|corporation|limited|ag|sa|bv|plc)\b/g, '').replace(/[^\p{L}\p{N}]+/gu, '');
}
