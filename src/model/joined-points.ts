import type { Measure, MeasurePoint } from './measure.ts';

/** Whether a point gives a figure that may be shown and compared: it is not withheld, and there was something to look at. */
export function isComparable({ suppressed, denominator }: MeasurePoint): boolean {
  return suppressed !== true && denominator !== 0;
}

/**
 * The points of one measure, one for each time, ascending. What a later measurement says of a time takes the place of
 * what an earlier one said, also when it withholds it; within one measurement a figure goes before a withheld one.
 * @param measures the same measure as it was measured again and again, oldest first
 */
export function joinedPoints(measures: readonly Pick<Measure, 'points'>[]): readonly MeasurePoint[] {
  const byTime = new Map<string, MeasurePoint>();
  for (const { points } of measures) {
    const own = new Map<string, MeasurePoint>();
    for (const point of points) if (isComparable(point) || !own.has(point.at)) own.set(point.at, point);
    for (const [at, point] of own) byTime.set(at, point);
  }
  return [...byTime.values()].toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}
