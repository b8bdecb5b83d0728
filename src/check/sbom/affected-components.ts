import type { AffectedPackage, ComponentAdvisory } from '../../model/evidence/component-advisories.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { SbomComponent } from '../../model/evidence/sbom.ts';
import { compareVersions } from '../../model/version-order.ts';
import { packageKey, packageKeysOf, type PackageKey } from './package-key.ts';

/** A component of an SBOM whose version an advisory lists as affected. */
export interface AffectedComponent {
  readonly component: SbomComponent;
  readonly advisory: ComponentAdvisory;
  /** First version with the fix, when the advisory names one for the range. */
  readonly fixed?: string;
}

/** What came of comparing an SBOM with advisories. */
export interface Comparison {
  readonly affected: readonly AffectedComponent[];
  /** Components with a package URL and a version. */
  readonly compared: number;
}

/** Versions of these have an order of their own, so that only listed ones count. */
const ownOrder: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk', 'alpm']);

interface Entry {
  readonly advisory: ComponentAdvisory;
  readonly part: AffectedPackage;
}

/** Compares every component with the advisories on its package. Linear in components and in the advisories on each. */
export function affectedComponents(components: readonly SbomComponent[], sets: readonly Evidence<'component-advisories'>[]): Comparison {
  const byPackage = new Map<string, Entry[]>();
  for (const advisory of sets.flatMap(({ facts }) => facts.advisories)) {
    if (advisory.isWithdrawn) continue;
    for (const part of advisory.affected) {
      const { name } = packageKey(part.purl);
      const entries = byPackage.get(name);
      if (entries === undefined) byPackage.set(name, [{ advisory, part }]);
      else entries.push({ advisory, part });
    }
  }
  const affected: AffectedComponent[] = [];
  let compared = 0;
  for (const component of components) {
    const keys = packageKeysOf(component).filter(({ version }) => version !== undefined);
    if (keys.length > 0) compared += 1;
    const seen = new Set<string>();
    for (const key of keys) {
      for (const { advisory, part } of byPackage.get(key.name) ?? []) {
        const found = seen.has(advisory.id) ? undefined : hitOf(part, key);
        if (found === undefined) continue;
        seen.add(advisory.id);
        affected.push({ component, advisory, ...(found.fixed === undefined ? {} : { fixed: found.fixed }) });
      }
    }
  }
  return { affected, compared };
}

/** Whether the version is listed or lies in a range; with the end of the range where that is a fix. */
function hitOf({ versions, ranges }: AffectedPackage, { type, version = '' }: PackageKey): { readonly fixed?: string } | undefined {
  const range = ownOrder.has(type) ? undefined : ranges.find((one) => isWithin(one, version));
  if (range === undefined) return versions.includes(version) ? {} : undefined;
  return range.fixed === undefined ? {} : { fixed: range.fixed };
}

function isWithin({ introduced, fixed, lastAffected }: AffectedPackage['ranges'][number], version: string): boolean {
  if (introduced !== '0' && compareVersions(version, introduced) < 0) return false;
  if (fixed !== undefined) return compareVersions(version, fixed) < 0;
  return lastAffected === undefined || compareVersions(version, lastAffected) <= 0;
}
