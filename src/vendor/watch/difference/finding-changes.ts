import type { CheckedFinding } from '../../../model/finding.ts';
import { rawText } from '../../../model/text.ts';
import type { SeenFinding } from '../../../model/watch/vendor-difference.ts';
import { byKey, compareCodeUnits } from './order.ts';

/**
 * Failing findings, and those that a person must read, which are in `these` and not in `those`, by fingerprint and outcome. A page
 * whose bytes changed gives its findings other fingerprints; one that still says the same in the same words is no change.
 */
export function findingsOnlyIn(these: readonly CheckedFinding[], those: readonly CheckedFinding[]): readonly SeenFinding[] {
  const before = those.flatMap(seen);
  const known = byKey(before, keyOfFinding);
  const said = new Set(before.map(wordsOfFinding));
  return [...byKey(these.flatMap(seen), keyOfFinding)].filter(([key, finding]) => !known.has(key) && !said.has(wordsOfFinding(finding))).toSorted(([one], [other]) => compareCodeUnits(one, other)).map(([, finding]) => finding);
}

function seen({ fingerprint, outcome, message }: CheckedFinding): readonly SeenFinding[] {
  return outcome === 'fail' || outcome === 'needs-review' ? [{ fingerprint, outcome, message }] : [];
}

function keyOfFinding({ fingerprint, outcome }: SeenFinding): string {
  return `${fingerprint} ${outcome}`;
}

function wordsOfFinding({ outcome, message }: SeenFinding): string {
  return `${outcome} ${rawText(message)}`;
}
