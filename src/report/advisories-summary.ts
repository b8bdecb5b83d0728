import type { AffectedPackage, ComponentAdvisories, UncomparedRange } from '../model/evidence/component-advisories.ts';
import { say, type Text } from '../model/text.ts';

/** How many advisories on packages there are, and of how many packages nothing but a list of versions can be compared. */
export function advisoriesSummary({ advisories }: ComponentAdvisories): readonly Text[] {
  const parts = advisories.flatMap(({ affected }) => affected);
  const left = (what: UncomparedRange): number => parts.filter((part) => isLeft(part, what)).length;
  const [commits, order] = [left('commits'), left('order')];
  return [
    say`${advisories.length} advisories on ${new Set(parts.map(({ purl }) => purl)).size} packages; ${advisories.filter(({ isWithdrawn }) => isWithdrawn).length} withdrawn.`,
    ...(commits + order === 0 ? [] : [say`Of affected packages, ${commits} are told by ranges of commits, not compared, and ${order} by versions whose order is not written down: of these only versions that are listed count.`]),
  ];
}

function isLeft({ ranges, uncompared = [] }: AffectedPackage, what: UncomparedRange): boolean {
  return ranges.length === 0 && uncompared.includes(what);
}
