import type { MeasureId, MeasurePoint, Population } from '../../src/model/measure.ts';
import type { VerdictName } from '../../src/model/verdict.ts';

/** A figure that the generator counted while it wrote the files. */
export interface TrueMeasure {
  readonly id: MeasureId;
  readonly population: Population;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly points: readonly MeasurePoint[];
}

/** What an assessment of the product must say; written to `truth.json` beside the product, never inside it. */
export interface Truth {
  readonly seed: number;
  readonly assessedAt: string;
  /** Name of what was planned, by goal. */
  readonly plans: Readonly<Record<string, string>>;
  /** Verdicts of the seven goals, by requirement. */
  readonly goals: Readonly<Record<string, VerdictName>>;
  /** Every measure that can be taken, and no other. */
  readonly measures: readonly TrueMeasure[];
  /** Measures of an earlier assessment, to be passed in as history. */
  readonly history: readonly TrueMeasure[];
  /** Paths of evidence that is named and can't be read. */
  readonly unreadable: readonly string[];
  /** Fingerprints of failing findings that are set aside on this day. */
  readonly setAside: readonly string[];
  /** Fingerprints of failing findings whose setting aside has ended. */
  readonly setAsideEnded: readonly string[];
}

/** Name of a measure that tells it from every other of the assessment. */
export function nameOf({ id, population, dimensions }: Pick<TrueMeasure, 'id' | 'population' | 'dimensions'>): string {
  return [id, population, ...Object.entries(dimensions).toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([key, value]) => `${key}=${value}`)].join(' ');
}
