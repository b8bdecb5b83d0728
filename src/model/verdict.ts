import type { Measure } from './measure.ts';
import type { Text } from './text.ts';

/** The position of one requirement on one release. Never a Boolean, never a sum. */
export type VerdictName = 'met' | 'partly-met' | 'not-met' | 'contradicted' | 'claimed' | 'unknown' | 'not-applicable';

export interface PartVerdict {
  readonly name: string;
  readonly verdict: VerdictName;
  readonly reason: Text;
  /** True when something was found that a person must read before it counts. */
  readonly awaitsReview?: boolean;
  /** Fingerprints of the findings it rests on, sorted. */
  readonly findings: readonly string[];
}

export interface Verdict {
  readonly requirement: string;
  readonly verdict: VerdictName;
  /** One sentence: what was seen, or why nothing can be said. */
  readonly reason: Text;
  readonly parts: readonly PartVerdict[];
  /** The measure that the verdict of a progress requirement rests on. */
  readonly measure?: Measure;
  /** Requirements of kind `way` that the product chose or shows. */
  readonly ways?: readonly string[];
  /** True for a way that the product did not choose: shown as another way, never counted. */
  readonly isAnotherWay?: boolean;
}
