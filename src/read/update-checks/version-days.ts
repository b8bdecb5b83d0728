import type { PatchAdoption } from '../../model/evidence/patch-adoption.ts';
import { compareVersions } from '../../model/version-order.ts';
import { withhold } from '../mfa-adoption/withhold.ts';

/** Counts installations by day and version out of single checks. */
export interface VersionDays {
  /** @param time as written: of two checks on one day the later one tells the version */
  add(day: string, installation: string, version: string, time: string): void;
  facts(population: PatchAdoption['population']): PatchAdoption;
}

export function createTally(): VersionDays {
  const days = new Map<string, Map<string, { readonly version: string; readonly time: string }>>();
  return {
    add: (day, installation, version, time) => {
      const seen = days.get(day) ?? new Map<string, { readonly version: string; readonly time: string }>();
      days.set(day, seen);
      const before = seen.get(installation);
      if (before === undefined || time >= before.time) seen.set(installation, { version, time });
    },
    facts: (population) => {
      const versions = [...new Set([...days.values()].flatMap((seen) => [...seen.values()].map(({ version }) => version)))].toSorted(compareVersions);
      return {
        population,
        versions: versions.map((version) => ({ version })),
        days: [...days].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([date, seen]) => {
          const counts = new Map<string, number>();
          for (const { version } of seen.values()) counts.set(version, (counts.get(version) ?? 0) + 1);
          const own = versions.filter((version) => counts.has(version));
          const result = withhold(own.map((version) => counts.get(version)));
          return {
            date,
            ...(result.total === undefined ? {} : { installs: result.total }),
            counts: own.map((version, index) => {
              const installs = result.counts[index];
              return installs === undefined ? { version } : { version, installs };
            }),
          };
        }),
      };
    },
  };
}
