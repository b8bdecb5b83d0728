import type { Measure, MeasureId, MeasurePoint } from '../../model/measure.ts';
import { parseTime } from '../../model/time.ts';
import type { MakerRecords, RecordAt } from './maker-records.ts';

/** Dimension of the series whose points stand for years of publication. */
export const byYear = { split: 'year of publication' };

/** Dimension of the series whose points stand for quarters of publication. */
const byQuarter = { split: 'quarter of publication' };

/**
 * The share of records for which something holds: one point for all of them at the time of the assessment,
 * and series by year and by quarter of publication.
 */
export function shareMeasures(id: MeasureId, { own, dimensions, sources }: MakerRecords, holds: (item: RecordAt) => boolean, assessedAt: string): readonly Measure[] {
  if (own.length === 0) return [];
  const share = (records: readonly RecordAt[]): { numerator: number; denominator: number } => ({ numerator: records.filter(holds).length, denominator: records.length });
  const split = (dimension: Readonly<Record<string, string>>, points: readonly MeasurePoint[]): readonly Measure[] => (points.length === 0 ? [] : [{ id, population: 'product', dimensions: { ...dimensions, ...dimension }, points, sources }]);
  return [
    { id, population: 'product', dimensions, points: [{ at: assessedAt, ...share(own) }], sources },
    ...split(byYear, pointsByYear(own, assessedAt, share)),
    ...split(byQuarter, pointsBySpan(own, assessedAt, share, 3)),
  ];
}

type Figure = (records: readonly RecordAt[]) => Pick<MeasurePoint, 'numerator' | 'denominator'> | undefined;

/** One point a year, ascending; the running year ends on the day of the assessment. Records without a date of publication are in none. */
export function pointsByYear(records: readonly RecordAt[], assessedAt: string, figure: Figure): readonly MeasurePoint[] {
  return pointsBySpan(records, assessedAt, figure, 12);
}

/** One point for each span of so many months, counted from January. */
function pointsBySpan(records: readonly RecordAt[], assessedAt: string, figure: Figure, months: 3 | 12): readonly MeasurePoint[] {
  const groups = Map.groupBy(records, (record) => spanOf(record, months));
  const today = assessedAt.slice(0, 10);
  return [...groups.keys()].filter((span) => span !== undefined).toSorted((one, other) => one - other).flatMap((span) => {
    const point = figure(groups.get(span) ?? []);
    if (point === undefined) return [];
    const from = dayOfMonth(span * months, 1);
    const end = dayOfMonth((span + 1) * months, 0);
    return [{ at: from <= today && today < end ? today : end, from, ...point }];
  });
}

/** Number of the span since the year 0. */
function spanOf({ record }: RecordAt, months: number): number | undefined {
  const time = record.publishedAt === undefined ? undefined : parseTime(record.publishedAt);
  if (time === undefined) return undefined;
  const date = new Date(time);
  return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / months);
}

/** @param month since January of the year 0 @param day 0 for the last day of the month before */
function dayOfMonth(month: number, day: number): string {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), month % 12, day);
  return date.toISOString().slice(0, 10);
}
