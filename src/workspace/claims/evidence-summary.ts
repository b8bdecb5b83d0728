import { z } from 'zod';
import type { SavedAssessment } from '../../assess/saved-assessment.ts';
import { verdictShape } from '../measured/assessment-shape.ts';
import type { NewestAssessment } from './newest-assessment.ts';

/** What the newest assessment says about one requirement, short: for a person who is asked to stand by it. Words may quote evidence. */
export const evidenceSummaryShape = z.object({
  assessedAt: z.string(), version: z.string(), verdict: verdictShape.shape.verdict, reason: z.string(),
  parts: z.array(z.object({ name: z.string(), verdict: verdictShape.shape.verdict, reason: z.string(), passes: z.number(), fails: z.number(), open: z.number() })),
});
export type EvidenceSummary = z.infer<typeof evidenceSummaryShape>;

/** Characters of one reason that go into a summary. */
const reasonMost = 600;

/** The summary of a requirement; null when nothing was assessed, or the assessment does not know it. */
export function evidenceSummary(newest: NewestAssessment | undefined, requirement: string): EvidenceSummary | null {
  const verdict = newest?.kept.verdicts.find((item) => item.requirement === requirement);
  if (newest === undefined || verdict === undefined) return null;
  const findings = new Map(newest.kept.findings.map((finding) => [finding.fingerprint, finding]));
  return {
    assessedAt: newest.at, version: newest.version, verdict: verdict.verdict, reason: verdict.reason.slice(0, reasonMost),
    parts: (verdict.parts ?? []).map(({ name, verdict: own, reason, findings: names }) => {
      const found = names.flatMap((fingerprint) => findings.get(fingerprint) ?? []);
      const of = (...outcomes: readonly string[]): number => found.filter(({ outcome }) => outcomes.includes(outcome)).length;
      return { name, verdict: own, reason: reason.slice(0, reasonMost), passes: of('pass'), fails: of('fail'), open: of('unknown', 'needs-review', 'error') };
    }),
  };
}

/** A finding with the name that decisions about it go by. */
export const namedFindingShape = z.object({ fingerprint: z.string(), check: z.string(), outcome: z.string(), message: z.string(), places: z.array(z.string()), setAsideUntil: z.string().nullable() });

export type NamedFinding = z.infer<typeof namedFindingShape>;

const placesMost = 5;

/** A kept finding as it leaves. */
export function namedFinding({ fingerprint, check, outcome, message, pointers = [], setAside }: SavedAssessment['findings'][number]): z.infer<typeof namedFindingShape> {
  return { fingerprint, check, outcome, message, places: pointers.slice(0, placesMost).map(placeOf), setAsideUntil: setAside?.until ?? null };
}

function placeOf({ path, member, line, row }: NonNullable<SavedAssessment['findings'][number]['pointers']>[number]): string {
  const file = member === undefined ? path : path === '.' ? member : `${path}/${member}`;
  const position = line ?? row;
  return position === undefined ? file : `${file}:${position}`;
}
