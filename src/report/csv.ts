import { requirementById } from '../catalog/index.ts';
import type { Assessment } from '../model/assessment.ts';
import { ours } from '../model/text.ts';
import { csvCell, csvRow } from './escape/csv.ts';
import { joinEscaped, type Escaped } from './escape/escaped.ts';
import { disclaimer, verdictTitles } from './words.ts';

const header = ['requirement', 'title', 'source', 'clause', 'level', 'audience', 'verdict', 'what was seen', 'measure', 'numerator', 'denominator', 'measured at', 'assessed at', 'note'];

/** One row a requirement (RFC 4180, UTF-8). */
export function csvReport(assessment: Assessment): Escaped<'csv'> {
  const rows = assessment.verdicts.map((verdict) => {
    const requirement = requirementById.get(verdict.requirement);
    const point = verdict.measure?.points.at(-1);
    const cells = [verdict.requirement, requirement?.title ?? '', requirement?.source.document ?? '', requirement?.source.clause ?? '', requirement?.level ?? '', requirement?.audience ?? '', verdict.isAnotherWay === true ? 'another way' : verdictTitles[verdict.verdict]];
    const figures = [verdict.measure?.id ?? '', point === undefined ? '' : String(point.numerator), point?.denominator === undefined ? '' : String(point.denominator), point?.at ?? '', assessment.assessedAt, disclaimer];
    return csvRow([...cells.map((cell) => csvCell`${cell}`), csvCell`${verdict.reason}`, ...figures.map((cell) => csvCell`${cell}`)]);
  });
  return joinEscaped([csvRow(header.map((name) => csvCell`${ours(name)}`)), ...rows], csvCell``);
}
