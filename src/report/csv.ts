import { requirementById } from '../catalog/index.ts';
import type { Assessment } from '../model/assessment.ts';
import { joinText, ours } from '../model/text.ts';
import { csvCell, csvRow } from './escape/csv.ts';
import { joinEscaped, type Escaped } from './escape/escaped.ts';
import { asideOf, asideText } from './set-aside.ts';
import { disclaimer, verdictTitles } from './words.ts';

const header = ['requirement', 'title', 'source', 'clause', 'level', 'audience', 'verdict', 'what was seen', 'measure', 'numerator', 'denominator', 'measured at', 'assessed at', 'set aside', 'note'];

/** One row a requirement, with the findings below it that are set aside (RFC 4180, UTF-8). Also those that no report counts, with their audience. */
export function csvReport(assessment: Assessment): Escaped<'csv'> {
  const aside = new Map(asideOf(assessment).map((finding) => [finding.fingerprint, asideText(finding)]));
  const rows = assessment.verdicts.map((verdict) => {
    const requirement = requirementById.get(verdict.requirement);
    const point = verdict.measure?.points.at(-1);
    const cells = [verdict.requirement, requirement?.title ?? '', requirement?.source.document ?? '', requirement?.source.clause ?? '', requirement?.level ?? '', requirement?.audience ?? '', verdict.isAnotherWay === true ? 'another way' : verdictTitles[verdict.verdict]];
    const figures = [verdict.measure?.id ?? '', point === undefined ? '' : String(point.numerator), point?.denominator === undefined ? '' : String(point.denominator), point?.at ?? '', assessment.assessedAt];
    const setAside = [...new Set(verdict.parts.flatMap(({ findings }) => findings))].flatMap((fingerprint) => aside.get(fingerprint) ?? []);
    return csvRow([...cells.map((cell) => csvCell`${cell}`), csvCell`${verdict.reason}`, ...figures.map((cell) => csvCell`${cell}`), csvCell`${joinText(setAside, ' ')}`, csvCell`${disclaimer}`]);
  });
  return joinEscaped([csvRow(header.map((name) => csvCell`${ours(name)}`)), ...rows], csvCell``);
}
