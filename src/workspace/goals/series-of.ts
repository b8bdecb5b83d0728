import type { Measure, MeasurePoint } from '../../model/measure.ts';
import type { GoalPoint, GoalSeries } from './shapes.ts';

/** A measure as a series that leaves. @param hasOlder whether there are points before those given */
export function seriesOf({ id, population, dimensions, points }: Omit<Measure, 'sources'>, hasOlder: boolean): GoalSeries {
  return { measure: id, population, dimensions: { ...dimensions }, points: points.map(goalPointOf), hasOlder };
}

function goalPointOf({ at, from, numerator, denominator, suppressed }: MeasurePoint): GoalPoint {
  return { at, from: from ?? null, numerator, denominator: denominator ?? null, isSuppressed: suppressed === true };
}
