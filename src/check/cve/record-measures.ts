import type { Measure, MeasureId, MeasurePoint } from '../../model/measure.ts';
import { parseTime } from '../../model/time.ts';
import type { MakerRecords, RecordAt } from './maker-records.ts';

/** Dimension of the series whose points stand for years of publication. */
export const byYear = { split: 'year of publication' };

/**
 * The share of records for which something holds: one point for all of them at the time of the assessment,
 * and a series by year of publication.
 */
export function shareMeasures(id: MeasureId, { own, dimensions, sources }: MakerRecords, holds: (item: RecordAt) => boolean, assessedAt: string): readonly Measure[] {
  if (own.length === 0) return [];
  const share = (records: readonly RecordAt[]): { numerator: number; denominator: number } => ({ numerator: records.filter(holds).length, denominator: records.length });
  const years = pointsByYear(own, assessedAt, share);
  return [
    { id, population: 'product', dimensions, points: [{ at: assessedAt, ...share(own) }], sources },
    ...(years.length === 0 ? [] : [{ id, population: 'product' as const, dimensions: { ...dimensions, ...byYear }, points: years, sources }]),
  ];
}

/** One point a year, ascending; the running year ends on the day of the assessment. Records without a date of publication are in none. */
export function pointsByYear(records: readonly RecordAt[], assessedAt: string, figure: (records: readonly RecordAt[]) => Pick<MeasurePoint, 'numerator' | 'denominator'> | undefined): readonly MeasurePoint[] {
  const groups = Map.groupBy(records, yearOf);
  const today = assessedAt.slice(0, 10);
  return [...groups.keys()].filter((year) => year !== undefined).toSorted((one, other) => one - other).flatMap((year) => {
    const point = figure(groups.get(year) ?? []);
    if (point === undefined) return [];
    const from = `${String(year).padStart(4, '0')}-01-01`;
    const end = `${from.slice(0, 4)}-12-31`;
    return [{ at: from <= today && today < end ? today : end, from, ...point }];
  });
}

function yearOf({ record }: RecordAt): number | undefined {
  const time = record.publishedAt === undefined ? undefined : parseTime(record.publishedAt);
  return time === undefined ? undefined : new Date(time).getUTCFullYear();
}
