import type { AffectedPackage, ComponentAdvisory } from '../../model/evidence/component-advisories.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { SbomComponent } from '../../model/evidence/sbom.ts';
import { lookInAdvisory, type OpenReason } from './look-in-advisory.ts';
import { packageKey, packageKeysOf } from './package-key.ts';

/** A component of an SBOM whose version an advisory lists as affected. */
export interface AffectedComponent {
  readonly component: SbomComponent;
  readonly advisory: ComponentAdvisory;
  /** First version with the fix, when the advisory names one for the range. */
  readonly fixed?: string;
}

/** A component of which an advisory does not let say whether its version is affected. */
export interface OpenComponent {
  readonly component: SbomComponent;
  readonly advisory: ComponentAdvisory;
  readonly reason: OpenReason;
}

/** What came of comparing an SBOM with advisories. */
export interface Comparison {
  readonly affected: readonly AffectedComponent[];
  readonly open: readonly OpenComponent[];
  /** Components with a package URL and a version. */
  readonly compared: number;
  /** Those of them that an advisory’s list of versions alone, and no range, sets apart from the affected ones. */
  readonly byList: ReadonlySet<SbomComponent>;
}

interface Entry {
  readonly advisory: ComponentAdvisory;
  readonly part: AffectedPackage;
}

/** Compares every component with the advisories on its package. Linear in components and in the advisories on each. */
export function affectedComponents(components: readonly SbomComponent[], sets: readonly Evidence<'component-advisories'>[]): Comparison {
  const byPackage = indexOf(sets);
  const affected: AffectedComponent[] = [];
  const open: OpenComponent[] = [];
  const byList = new Set<SbomComponent>();
  let compared = 0;
  for (const component of components) {
    const keys = packageKeysOf(component).filter(({ version }) => version !== undefined);
    if (keys.length > 0) compared += 1;
    const hits = new Map<string, AffectedComponent>();
    const doubts = new Map<string, OpenComponent>();
    for (const key of keys) {
      for (const { advisory, part } of byPackage.get(key.name) ?? []) {
        const look = lookInAdvisory(part, key);
        if (look.is === 'open') doubts.set(advisory.id, doubts.get(advisory.id) ?? { component, advisory, reason: look.reason });
        else if (look.is === 'clear') {
          if (look.byList) byList.add(component);
        } else if (!hits.has(advisory.id)) hits.set(advisory.id, { component, advisory, ...(look.fixed === undefined ? {} : { fixed: look.fixed }) });
      }
    }
    affected.push(...hits.values());
    open.push(...[...doubts.values()].filter(({ advisory }) => !hits.has(advisory.id)));
  }
  return { affected, open, compared, byList };
}

function indexOf(sets: readonly Evidence<'component-advisories'>[]): ReadonlyMap<string, readonly Entry[]> {
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
  return byPackage;
}
