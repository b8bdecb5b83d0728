import { measureDefinitions } from '../../model/measure.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { drawnPoint, type DrawnPoint } from '../../report/html/line-chart.ts';
import type { PublishedMeasure, PublishedPoint } from './parts.ts';

/** A figure over time, with at least two points that can be drawn. */
export interface Series {
  readonly measure: PublishedMeasure;
  /** Ascending by time; also those that can't be drawn. */
  readonly points: readonly PublishedPoint[];
  readonly drawn: readonly DrawnPoint[];
}

/** Every figure that was measured at two times or more, earlier assessments included; whole figures before those split by something. */
export function seriesOf({ measures, history = [] }: Pick<DossierPredicate, 'measures' | 'history'>): readonly Series[] {
  const byKey = new Map<string, PublishedMeasure[]>();
  for (const measure of [...history, ...measures]) {
    const key = keyOf(measure);
    byKey.set(key, [...(byKey.get(key) ?? []), measure]);
  }
  const all = [...byKey.values()].flatMap((same): readonly Series[] => {
    const measure = same.at(-1);
    if (measure === undefined) return [];
    const byTime = new Map(same.flatMap((item) => item.points.map((point) => [point.at, point] as const)));
    const points = [...byTime.values()].toSorted((one, other) => compare(one.at, other.at));
    const drawn = points.flatMap((point) => drawnPoint(point) ?? []);
    return new Set(drawn.map(({ at }) => at.getTime())).size < 2 ? [] : [{ measure, points, drawn }];
  });
  const ids = Object.keys(measureDefinitions);
  return all.toSorted((one, other) => splits(one) - splits(other) || ids.indexOf(one.measure.id) - ids.indexOf(other.measure.id) || compare(keyOf(one.measure), keyOf(other.measure)));
}

/** Whether the last step went against the direction that the figure shall move in. */
export function isSetback({ measure, drawn }: Series): boolean {
  const [before, last] = drawn.slice(-2);
  const { better } = measureDefinitions[measure.id];
  if (before === undefined || last === undefined || better === 'none') return false;
  return better === 'up' ? last.value < before.value : last.value > before.value;
}

function splits({ measure }: Series): number {
  return Object.keys(measure.dimensions).length;
}

function keyOf({ id, population, dimensions }: PublishedMeasure): string {
  return JSON.stringify([id, population, Object.entries(dimensions).toSorted(([one], [other]) => compare(one, other))]);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
