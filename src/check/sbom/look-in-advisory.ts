import type { AffectedPackage, AffectedRange, UncomparedRange } from '../../model/evidence/component-advisories.ts';
import { orderVersions } from '../../model/version-orders/index.ts';
import { isOfRelease } from './distribution-release.ts';
import type { PackageKey } from './package-key.ts';

/** Why it stays open whether a version is affected. `version`: it is no version of the order; `release`: of which release of the distribution the component is, is not said. */
export type OpenReason = UncomparedRange | 'version' | 'release';

/** What an advisory says of a version of a package. */
export type Look =
  | { readonly is: 'affected'; readonly fixed?: string }
  | { readonly is: 'clear'; /** No range was compared, only the list. */ readonly byList: boolean }
  | { readonly is: 'open'; readonly reason: OpenReason };

/** Looks a version up in the list and in the ranges of an advisory. What cannot be compared stays open: it is never clear. */
export function lookInAdvisory({ versions, ranges, release, uncompared = [] }: AffectedPackage, { version = '', distribution }: PackageKey): Look {
  const inRange = ranges.map((range) => ({ range, within: isWithin(range, version) }));
  const hit = inRange.find(({ within }) => within === true)?.range;
  if (versions.includes(version)) return affectedUntil(hit);
  const isMeant = release === undefined ? true : isOfRelease(distribution, release);
  if (isMeant === false) return { is: 'clear', byList: false };
  if (hit !== undefined) return isMeant === undefined ? { is: 'open', reason: 'release' } : affectedUntil(hit);
  if (inRange.some(({ within }) => within === undefined)) return { is: 'open', reason: 'version' };
  const [reason] = uncompared;
  if (reason === undefined || ranges.length > 0) return { is: 'clear', byList: ranges.length === 0 && versions.length > 0 };
  return versions.length === 0 ? { is: 'open', reason } : { is: 'clear', byList: true };
}

function affectedUntil(range: AffectedRange | undefined): Look {
  return range?.fixed === undefined ? { is: 'affected' } : { is: 'affected', fixed: range.fixed };
}

/** Undefined where the version is none of the order. */
function isWithin({ order, introduced, fixed, lastAffected, limit }: AffectedRange, version: string): boolean | undefined {
  const [begins, ends, last, stops] = [introduced === '0' ? undefined : introduced, fixed, lastAffected, limit].map((bound) => (bound === undefined ? undefined : orderVersions(order, version, bound)));
  if (orderVersions(order, version, version) === undefined) return undefined;
  return (begins ?? 0) >= 0 && (ends ?? -1) < 0 && (last ?? 0) <= 0 && (stops ?? -1) < 0;
}
