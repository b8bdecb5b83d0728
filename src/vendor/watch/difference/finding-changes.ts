import type { Digest } from '../../../model/artifact.ts';
import type { CheckedFinding } from '../../../model/finding.ts';
import { rawText } from '../../../model/text.ts';
import type { SeenFinding } from '../../../model/watch/vendor-difference.ts';
import { byKey, compareCodeUnits } from './order.ts';

/**
 * Failing findings, and those that a person must read, which are in `these` and not in `those`, by fingerprint and outcome. A page
 * whose bytes changed gives its findings other fingerprints; one that still says the same in the same words is no change.
 * @param listed the advisories that are among the newest of the lists on this side alone
 */
export function findingsOnlyIn(these: readonly CheckedFinding[], those: readonly CheckedFinding[], listed: ReadonlySet<Digest>): readonly SeenFinding[] {
  const before = those.flatMap((finding) => seen(finding, listed));
  const known = byKey(before, keyOfFinding);
  const said = new Set(before.map(wordsOfFinding));
  return [...byKey(these.flatMap((finding) => seen(finding, listed)), keyOfFinding)].filter(([key, finding]) => !known.has(key) && !said.has(wordsOfFinding(finding))).toSorted(([one], [other]) => compareCodeUnits(one, other)).map(([, finding]) => finding);
}

function seen({ fingerprint, outcome, message, pointers }: CheckedFinding, listed: ReadonlySet<Digest>): readonly SeenFinding[] {
  if (outcome !== 'fail' && outcome !== 'needs-review') return [];
  const isOfListed = pointers.length > 0 && pointers.every(({ artifact }) => listed.has(artifact));
  return [{ fingerprint, outcome, message, ...(isOfListed ? { isOfListed } : {}) }];
}

function keyOfFinding({ fingerprint, outcome }: SeenFinding): string {
  return `${fingerprint} ${outcome}`;
}

function wordsOfFinding({ outcome, message }: SeenFinding): string {
  return `${outcome} ${rawText(message)}`;
}
