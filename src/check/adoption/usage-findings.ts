import type { Pointer } from '../../model/artifact.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { UsageFigure, UsagePoint, UsageSeries } from '../../model/evidence/usage-figures.ts';
import type { Finding } from '../../model/finding.ts';
import type { Measure, MeasureId, MeasurePoint } from '../../model/measure.ts';
import { ours, quote, say, type Text } from '../../model/text.ts';
import { pointerTo } from '../document/artifact-pointer.ts';
import { usageThatCame } from './days-that-came.ts';

/** What a check asks of tables of figures: whether one of them is counted, for the maker's customers. */
export interface UsageQuestion {
  readonly figure: UsageFigure;
  readonly measure: MeasureId;
  /** To follow «how many»: «sign-ins and connections still use an old protocol». */
  readonly what: string;
}

const pointersMax = 20;

/** One finding for each split of the figure, and its series as a measure. Only customers count: the sources ask for their figures. @param assessedAt RFC 3339 */
export function usageFindings(evidence: readonly Evidence<'usage-figures'>[], question: UsageQuestion, assessedAt: string): { readonly findings: readonly Finding[]; readonly measures: readonly Measure[] } {
  const came = usageThatCame(evidence, assessedAt);
  const joined = joinedSeries(came.tables, question.figure);
  if (joined.length === 0 && came.findings.length > 0) return { findings: came.findings, measures: [] };
  if (joined.length === 0) return { findings: [{ outcome: 'unknown', subject: question.figure, pointers: [], message: say`The tables do not say of customers how many ${ours(question.what)}.` }], measures: [] };
  return { findings: [...joined.map((series) => judge(series, question)), ...came.findings], measures: joined.flatMap((series) => measureOf(series, question.measure)) };
}

interface JoinedSeries extends Pick<UsageSeries, 'of' | 'points'> {
  readonly pointers: readonly Pointer[];
  readonly sources: Measure['sources'];
}

/** Series of the same split out of several files are one; of two figures for one time the one of the first file by digest counts. */
function joinedSeries(evidence: readonly Evidence<'usage-figures'>[], figure: UsageFigure): readonly JoinedSeries[] {
  const groups = new Map<string, { readonly of?: UsageSeries['of']; readonly points: Map<string, UsagePoint>; readonly from: Evidence<'usage-figures'>[] }>();
  for (const item of evidence.toSorted((a, b) => (a.artifact.digest < b.artifact.digest ? -1 : 1))) {
    for (const series of item.facts.series) {
      if (series.figure !== figure || series.population !== 'customers') continue;
      const group = groups.get(series.of ?? '') ?? { ...(series.of === undefined ? {} : { of: series.of }), points: new Map<string, UsagePoint>(), from: [] };
      groups.set(series.of ?? '', group);
      if (!group.from.includes(item)) group.from.push(item);
      for (const point of series.points) if (!group.points.has(`${point.at} ${point.from ?? ''}`)) group.points.set(`${point.at} ${point.from ?? ''}`, point);
    }
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, { of, points, from }]) => ({
    ...(of === undefined ? {} : { of }),
    points: [...points.values()].toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    pointers: from.slice(0, pointersMax).map(({ artifact }) => pointerTo(artifact)),
    sources: from.map(({ artifact }) => artifact.digest).toSorted(),
  }));
}

function judge({ of, points, pointers }: JoinedSeries, { figure, what }: UsageQuestion): Finding {
  const subject = of === undefined ? figure : `${figure} ${of}`;
  const split: Text = of === undefined ? ours('') : say` (${ours(of)})`;
  const bare = points.findLast(({ part = 0, whole }) => part > 0 && whole === undefined);
  if (bare?.part !== undefined) return { outcome: 'fail', subject, pointers, message: say`The table says of ${quote(bare.at)} that ${bare.part} ${ours(what)}${split}, and not of how many; all of them are expected in whole.` };
  const last = points.findLast(({ part, whole }) => part !== undefined && whole !== undefined);
  if (last?.part === undefined || last.whole === undefined) return { outcome: 'unknown', subject, pointers: [], message: say`Of how many ${ours(what)}${split} no figure may be shown: the counts are withheld for privacy, or the whole is not given.` };
  if (last.whole === 0) return { outcome: 'unknown', subject, pointers: [], message: say`Of how many ${ours(what)}${split} there is no share to state: none exist.` };
  return { outcome: 'pass', subject, pointers, message: say`${last.part} of ${last.whole} ${ours(what)}${split}, by the newest of ${points.length} ${ours(points.length === 1 ? 'figure' : 'figures')}, of ${quote(last.at)}.` };
}

function measureOf({ of, points, sources }: JoinedSeries, id: MeasureId): readonly Measure[] {
  const shown = points.flatMap(({ at, from, part, whole }): MeasurePoint[] => {
    const time = { at, ...(from === undefined ? {} : { from }) };
    if (whole === 0) return [];
    return [part === undefined || whole === undefined ? { ...time, numerator: 0, suppressed: true } : { ...time, numerator: part, denominator: whole }];
  });
  return shown.length === 0 ? [] : [{ id, population: 'customers', dimensions: of === undefined ? {} : { of }, points: shown, sources }];
}
