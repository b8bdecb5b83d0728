import type { Verdict } from '../../../model/verdict.ts';
import type { VerdictMove } from '../../../model/watch/vendor-difference.ts';
import { byKey, keysOf } from './order.ts';

/** Verdicts that are others than before, with both reasons. The same verdict for another reason is no move. */
export function verdictMoves(before: readonly Verdict[], after: readonly Verdict[]): readonly VerdictMove[] {
  const earlier = byKey(before, (verdict) => verdict.requirement);
  const later = byKey(after, (verdict) => verdict.requirement);
  return keysOf(earlier, later).flatMap((requirement) => {
    const was = earlier.get(requirement);
    const is = later.get(requirement);
    if (was?.verdict === is?.verdict) return [];
    return [{
      requirement,
      ...(was === undefined ? {} : { before: { verdict: was.verdict, reason: was.reason } }),
      ...(is === undefined ? {} : { after: { verdict: is.verdict, reason: is.reason } }),
    }];
  });
}
