import type { Text } from '../../model/text.ts';

/** A series with time, to be drawn as a line. */
export interface Chart {
  /** Left out where the heading before it says it. */
  readonly title?: Text;
  readonly unit: 'share' | 'count' | 'days';
  /** Ascending by time. */
  readonly points: readonly ChartPoint[];
  readonly target?: { readonly value: number; readonly words: string };
  /** What a reader who does not see it is told. */
  readonly description: Text;
}

export interface ChartPoint {
  /** Date or RFC 3339. */
  readonly at: string;
  /** A share between 0 and 1, a count, or days; undefined where it is withheld. */
  readonly value: number | undefined;
  /** The figure with what it is out of. */
  readonly words: string;
}
