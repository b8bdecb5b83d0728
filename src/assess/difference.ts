import type { SavedAssessment } from './saved-assessment.ts';

type SavedVerdict = SavedAssessment['verdicts'][number];
type SavedFinding = SavedAssessment['findings'][number];

/** What changed between two assessments (SARIF: baseline state). */
export interface Difference {
  readonly verdicts: readonly { readonly requirement: string; readonly before: SavedVerdict['verdict'] | undefined; readonly after: SavedVerdict['verdict'] | undefined; readonly reason: string }[];
  readonly newFindings: readonly SavedFinding[];
  readonly goneFindings: readonly SavedFinding[];
  readonly figures: readonly { readonly measure: string; readonly before: string; readonly after: string }[];
}

/** Compares by requirement id, fingerprint, and measure; pure. Only failing findings count as new or gone. */
export function differenceOf(before: SavedAssessment, after: SavedAssessment): Difference {
  const verdictsBefore = new Map(before.verdicts.map((item) => [item.requirement, item]));
  const verdictsAfter = new Map(after.verdicts.map((item) => [item.requirement, item]));
  const ids = [...new Set([...verdictsBefore.keys(), ...verdictsAfter.keys()])];
  return {
    verdicts: ids.map((requirement) => ({ requirement, before: verdictsBefore.get(requirement)?.verdict, after: verdictsAfter.get(requirement)?.verdict, reason: verdictsAfter.get(requirement)?.reason ?? '' })).filter((item) => item.before !== item.after),
    newFindings: without(failing(after), failing(before)),
    goneFindings: without(failing(before), failing(after)),
    figures: figuresOf(before, after),
  };
}

function failing(assessment: SavedAssessment): readonly SavedFinding[] {
  return assessment.findings.filter((finding) => finding.outcome === 'fail');
}

function without(these: readonly SavedFinding[], those: readonly SavedFinding[]): readonly SavedFinding[] {
  const known = new Set(those.map((finding) => finding.fingerprint));
  return these.filter((finding) => !known.has(finding.fingerprint));
}

function figuresOf(before: SavedAssessment, after: SavedAssessment): Difference['figures'] {
  const last = (assessment: SavedAssessment): ReadonlyMap<string, string> => new Map(assessment.measures.flatMap((measure) => {
    const point = measure.points.at(-1);
    const name = [measure.id, measure.population, ...Object.entries(measure.dimensions).toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([key, value]) => `${key}=${value}`)].join(' ');
    return point === undefined ? [] : [[name, point.denominator === undefined ? String(point.numerator) : `${point.numerator} of ${point.denominator}`] as const];
  }));
  const one = last(before);
  const other = last(after);
  return [...new Set([...one.keys(), ...other.keys()])].map((measure) => ({ measure, before: one.get(measure) ?? 'not measured', after: other.get(measure) ?? 'not measured' })).filter((item) => item.before !== item.after);
}
