import type { DossierPredicate } from '../../attest/dossier-predicate.ts';

type Measure = DossierPredicate['measures'][number];
/** The latest point of a series: figure, denominator, and the day it speaks of. */
export type FigurePoint = Measure['points'][number];

/** A figure that moved, appeared or went. */
export interface MovedFigure {
  readonly measure: Measure['id'];
  readonly population: Measure['population'];
  readonly dimensions: Measure['dimensions'];
  /** Absent where it was not measured. */
  readonly before?: FigurePoint;
  readonly after?: FigurePoint;
}

/** Compares the latest points of the same measure, population and split. A point of another day with the same figure and denominator has not moved. */
export function figuresDifference(before: readonly Measure[], after: readonly Measure[]): readonly MovedFigure[] {
  const then = latest(before);
  const now = latest(after);
  return [...new Set([...then.keys(), ...now.keys()])].toSorted().flatMap((key) => {
    const one = then.get(key);
    const other = now.get(key);
    const measure = one?.measure ?? other?.measure;
    if (measure === undefined || isSame(one?.point, other?.point)) return [];
    return [{ measure: measure.id, population: measure.population, dimensions: measure.dimensions, ...(one === undefined ? {} : { before: one.point }), ...(other === undefined ? {} : { after: other.point }) }];
  });
}

function latest(measures: readonly Measure[]): ReadonlyMap<string, { readonly measure: Measure; readonly point: FigurePoint }> {
  return new Map(measures.flatMap((measure) => {
    const point = measure.points.at(-1);
    const key = JSON.stringify([measure.id, measure.population, Object.entries(measure.dimensions).toSorted(([one], [other]) => (one < other ? -1 : 1))]);
    return point === undefined ? [] : [[key, { measure, point }] as const];
  }));
}

function isSame(one: FigurePoint | undefined, other: FigurePoint | undefined): boolean {
  return one?.numerator === other?.numerator && one?.denominator === other?.denominator && (one?.suppressed ?? false) === (other?.suppressed ?? false) && (one === undefined) === (other === undefined);
}
