import type { Measure, MeasurePoint } from '../../model/measure.ts';
import type { GoalPoint, GoalSeries } from './shapes.ts';

/** Points of one series that leave at once, the newest. */
const pointsMost = 400;

/** A measure as a series that leaves. */
export function seriesOf({ id, population, dimensions, points }: Omit<Measure, 'sources'>): GoalSeries {
  const shown = points.slice(-pointsMost);
  return { measure: id, population, dimensions: { ...dimensions }, points: shown.map(goalPointOf), omitted: points.length - shown.length };
}

function goalPointOf({ at, from, numerator, denominator, suppressed }: MeasurePoint): GoalPoint {
  return { at, from: from ?? null, numerator, denominator: denominator ?? null, isSuppressed: suppressed === true };
}
