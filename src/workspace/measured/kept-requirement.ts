import type { z } from 'zod';
import { measureOf, type SavedAssessment } from '../../assess/saved-assessment.ts';
import { rawText } from '../../model/text.ts';
import { figureText } from '../../report/figure.ts';
import type { requirementShape, verdictShape } from './assessment-shape.ts';

type KeptVerdict = SavedAssessment['verdicts'][number];
type KeptFinding = SavedAssessment['findings'][number];

/** Findings of one part that are shown, and places of one finding; the rest is in the assessment’s bytes. */
const findingsMost = 20;
const placesMost = 5;

/** A kept verdict as it leaves. */
export function verdictOf({ requirement, verdict, reason, measure, isAnotherWay }: KeptVerdict): z.infer<typeof verdictShape> {
  const figure = measure === undefined ? undefined : figureText(measureOf(measure));
  return { requirement, verdict, reason, figure: figure === undefined ? null : rawText(figure), isAnotherWay: isAnotherWay === true };
}

/** What a kept verdict rests on, and how to mend what fails; undefined when the assessment does not know the requirement. */
export async function keptRequirement({ verdicts, findings }: SavedAssessment, requirement: string): Promise<z.infer<typeof requirementShape> | undefined> {
  const { checks } = await import('../../check/index.ts');
  const kept = verdicts.find((verdict) => verdict.requirement === requirement);
  if (kept === undefined) return undefined;
  const byFingerprint = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  const parts = (kept.parts ?? []).map(({ name, verdict, reason, findings: names }) => ({ name, verdict, reason, found: names.flatMap((fingerprint) => byFingerprint.get(fingerprint) ?? []) }));
  const wanting = new Set(parts.flatMap(({ found }) => found.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'not-applicable').map(({ check }) => check)));
  return {
    ...verdictOf(kept),
    parts: parts.map(({ found, ...part }) => ({ ...part, findings: found.slice(0, findingsMost).map(findingOf), findingsOmitted: Math.max(0, found.length - findingsMost) })),
    mend: checks.filter(({ id }) => wanting.has(id)).map(({ id, title, fix }) => ({ check: id, title, fix })),
  };
}

function findingOf({ check, outcome, message, pointers = [], setAside }: KeptFinding): z.infer<typeof requirementShape>['parts'][number]['findings'][number] {
  return { check, outcome, message, places: pointers.slice(0, placesMost).map(placeOf), setAsideUntil: setAside?.until ?? null };
}

function placeOf({ path, member, line, row }: NonNullable<KeptFinding['pointers']>[number]): string {
  const file = member === undefined ? path : path === '.' ? member : `${path}/${member}`;
  const position = line ?? row;
  return position === undefined ? file : `${file}:${position}`;
}
