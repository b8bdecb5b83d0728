import type { PatchAdoption, PatchDay, PatchVersion } from '../../model/evidence/patch-adoption.ts';
import { daysBetween, parseDate } from '../../model/time.ts';

/** The first counted day on which a share of installations ran a version or a newer one. */
export type Reach =
  | { readonly state: 'reached'; readonly on: string; readonly days: number; /** True when the table begins after the release: it may have been sooner. */ readonly isFirstCount: boolean }
  | { readonly state: 'not-reached'; readonly by: string }
  | { readonly state: 'withheld'; readonly on: string };

/**
 * When a release first ran on a share of all installations. Nothing is interpolated between counted days; a day whose withheld
 * counts could decide either way ends the search.
 * @param version one with a date of release
 * @param share 0 to 1
 * @returns undefined when no day since the release was counted
 */
export function reachOf({ versions, days }: PatchAdoption, version: PatchVersion, share: number): Reach | undefined {
  const released = version.releasedAt;
  if (released === undefined) return undefined;
  const newer = new Set(versions.slice(versions.findIndex((one) => one.version === version.version)).map((one) => one.version));
  const since = days.filter(({ date, installs }) => date >= released && installs !== 0);
  for (const day of since) {
    const range = shareRange(day, newer);
    if (range === undefined || (range.least < share && range.most >= share)) return { state: 'withheld', on: day.date };
    if (range.least >= share) return { state: 'reached', on: day.date, days: daysBetween(parseDate(released) ?? 0, parseDate(day.date) ?? 0), isFirstCount: day === days[0] && day.date > released };
  }
  const last = since.at(-1);
  return last === undefined ? undefined : { state: 'not-reached', by: last.date };
}

/** Least and most share of installations on some versions, as far as withheld counts leave it open. */
function shareRange({ installs, counts }: PatchDay, versions: ReadonlySet<string>): { readonly least: number; readonly most: number } | undefined {
  if (installs === undefined || installs === 0) return undefined;
  let inside = 0;
  let outside = 0;
  let hiddenInside = 0;
  let hiddenOutside = 0;
  for (const count of counts) {
    const isInside = versions.has(count.version);
    if (count.installs === undefined) {
      if (isInside) hiddenInside += 1;
      else hiddenOutside += 1;
    } else if (isInside) inside += count.installs;
    else outside += count.installs;
  }
  const hidden = installs - inside - outside;
  const least = hiddenOutside === 0 ? inside + hidden : inside + hiddenInside;
  const most = hiddenInside === 0 ? inside : inside + hidden - hiddenOutside;
  return { least: least / installs, most: most / installs };
}

/** The newest version that was out on a day: released by then, or, without a date, running somewhere. */
export function newestOn({ versions }: PatchAdoption, day: PatchDay): PatchVersion | undefined {
  const running = new Set(day.counts.filter(({ installs }) => installs !== 0).map(({ version }) => version));
  return versions.findLast(({ version, releasedAt }) => !/[-~]/.test(version) && (releasedAt === undefined ? running.has(version) : releasedAt <= day.date));
}
