import type { CheckedFinding } from '../../../model/finding.ts';
import type { SeenFinding } from '../../../model/watch/vendor-difference.ts';
import { byKey, compareCodeUnits } from './order.ts';

/** Failing findings, and those that a person must read, which are in `these` and not in `those`, by fingerprint and outcome. */
export function findingsOnlyIn(these: readonly CheckedFinding[], those: readonly CheckedFinding[]): readonly SeenFinding[] {
  const known = byKey(those.flatMap(seen), keyOfFinding);
  return [...byKey(these.flatMap(seen), keyOfFinding)].filter(([key]) => !known.has(key)).toSorted(([one], [other]) => compareCodeUnits(one, other)).map(([, finding]) => finding);
}

function seen({ fingerprint, outcome, message }: CheckedFinding): readonly SeenFinding[] {
  return outcome === 'fail' || outcome === 'needs-review' ? [{ fingerprint, outcome, message }] : [];
}

function keyOfFinding({ fingerprint, outcome }: SeenFinding): string {
  return `${fingerprint} ${outcome}`;
}
