import type { z } from 'zod';
import { measureOf, type SavedAssessment } from '../../assess/saved-assessment.ts';
import { rawText } from '../../model/text.ts';
import { requirements } from '../../catalog/index.ts';
import { figureText } from '../../report/figure.ts';
import type { requirementShape, verdictShape } from './assessment-shape.ts';
import { evidenceByPath, placesOf, type EvidenceByPath } from './places.ts';

type KeptVerdict = SavedAssessment['verdicts'][number];
type KeptFinding = SavedAssessment['findings'][number];

/** Findings of one part that are shown; the rest is in the assessment’s bytes. */
const findingsMost = 20;

/** A kept verdict as it leaves. */
export function verdictOf({ requirement, verdict, reason, measure, isAnotherWay }: KeptVerdict): z.infer<typeof verdictShape> {
  const figure = measure === undefined ? undefined : figureText(measureOf(measure));
  return { requirement, verdict, reason, figure: figure === undefined ? null : rawText(figure), isAnotherWay: isAnotherWay === true };
}

/** What a kept verdict rests on, and how to mend what fails; undefined when the assessment does not know the requirement. */
export async function keptRequirement(assessment: SavedAssessment, requirement: string): Promise<z.infer<typeof requirementShape> | undefined> {
  const { checks } = await import('../../check/index.ts');
  const { verdicts, findings } = assessment;
  const kept = verdicts.find((verdict) => verdict.requirement === requirement);
  if (kept === undefined) return undefined;
  const byFingerprint = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  const evidence = evidenceByPath(assessment);
  const parts = (kept.parts ?? []).map(({ name, verdict, reason, findings: names }) => ({ name, verdict, reason, found: names.flatMap((fingerprint) => byFingerprint.get(fingerprint) ?? []).toSorted((one, other) => urgency(one) - urgency(other)) }));
  const wanting = new Set(parts.flatMap(({ found }) => found.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'not-applicable').map(({ check }) => check)));
  return {
    ...verdictOf(kept),
    parts: parts.map(({ found, ...part }) => ({ ...part, findings: found.slice(0, findingsMost).map((finding) => findingOf(finding, evidence)), findingsOmitted: Math.max(0, found.length - findingsMost) })),
    ways: requirements.filter(({ wayOf }) => wayOf === requirement).flatMap(({ id }) => {
      const way = verdicts.find((verdict) => verdict.requirement === id);
      return way === undefined ? [] : [{ requirement: id, verdict: way.verdict, isChosen: way.isAnotherWay !== true }];
    }),
    mend: checks.filter(({ id }) => wanting.has(id)).map(({ id, title, fix }) => ({ check: id, title, fix })),
  };
}

/** What fails comes first, what was seen last. */
const order: readonly KeptFinding['outcome'][] = ['fail', 'error', 'needs-review', 'unknown', 'not-applicable', 'pass'];

function urgency({ outcome, setAside }: KeptFinding): number {
  return setAside === undefined ? order.indexOf(outcome) : order.length;
}

type Shape = z.infer<typeof requirementShape>['parts'][number]['findings'][number];

function findingOf(finding: KeptFinding, evidence: EvidenceByPath): Shape {
  const { check, outcome, message, fingerprint, setAside } = finding;
  return { check, outcome, message, fingerprint, ...placesOf(finding, evidence), setAsideUntil: setAside?.until ?? null };
}
