import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { PatchDay } from '../model/evidence/patch-adoption.ts';
import type { Finding } from '../model/finding.ts';
import type { Measure, MeasurePoint } from '../model/measure.ts';
import { ours, quote, say } from '../model/text.ts';
import { installationsThatCame } from './adoption/days-that-came.ts';
import { installationTables, type InstallationTable } from './adoption/joined-tables.ts';
import { newestOn } from './adoption/version-reach.ts';
import { pointerTo } from './document/artifact-pointer.ts';

/** Only installations of customers count: what the maker runs itself says nothing of theirs. */
export const patchAdoptionIsMeasured = defineCheck({
  id: 'patch-adoption-is-measured',
  title: 'The share of installations on each version is measured',
  failTitle: 'The share of installations on each version is not measured',
  why: 'A patch protects only where it runs; a maker who does not count cannot tell.',
  fix: 'Count installations by version and day, for instance from update checks that customers agreed to, and export them in the format of Assay’s own CSV.',
  references: ['Pledge G4', 'Pledge G4-M1'],
  needs: ['patch-adoption'],
  run: (evidence, { assessedAt }) => {
    const others = evidence['patch-adoption'].filter(({ facts }) => facts.population !== 'customers');
    const came = installationsThatCame(evidence['patch-adoption'], assessedAt);
    const tables = installationTables(came.tables);
    return { findings: [...others.map(otherFinding), ...tables.map(judgeTable), ...came.findings], measures: tables.flatMap(measuresOf) };
  },
});

function otherFinding({ artifact }: Evidence<'patch-adoption'>): Finding {
  return { subject: `installations ${artifact.path}`, pointers: [pointerTo(artifact)], outcome: 'unknown', message: ours('The table speaks of the maker’s own installations and does not count here; those of customers are expected.') };
}

function judgeTable({ facts, name, pointers }: InstallationTable): Finding {
  const base = { subject: name, pointers };
  const day = facts.days.findLast(({ installs }) => installs !== undefined);
  if (day?.installs === undefined) return { ...base, outcome: 'unknown', message: ours('The table gives no day whose figures may be shown: fewer than 10 installations stand behind a part of each, or a row is lost.') };
  if (day.installs === 0) return { ...base, outcome: 'unknown', message: ours('No installations exist, so there is no share to state.') };
  const newest = newestOn(facts, day);
  const count = newest === undefined ? undefined : installsOf(day, newest.version);
  return newest === undefined || count === undefined
    ? { ...base, outcome: 'pass', message: say`On ${quote(day.date)}, ${day.installs} installations were counted by version; the figure for the newest one is withheld for privacy or not known.` }
    : { ...base, outcome: 'pass', message: say`On ${quote(day.date)}, ${count} of ${day.installs} installations ran the newest version ${quote(newest.version)}.` };
}

function installsOf(day: PatchDay, version: string): number | undefined {
  const count = day.counts.find((one) => one.version === version);
  return count === undefined ? 0 : count.installs;
}

function measuresOf({ facts, sources, dimensions }: InstallationTable): readonly Measure[] {
  const base = { population: facts.population, sources } as const;
  const days = facts.days.filter(({ installs }) => installs !== 0);
  const newest = days.flatMap((day) => {
    const version = newestOn(facts, day);
    return version === undefined ? [] : [pointOf(day, version.version)];
  });
  const byVersion = facts.versions.map(({ version }): Measure => ({ ...base, id: 'installs-by-version', dimensions: { version, ...dimensions }, points: days.filter(({ counts }) => counts.some((count) => count.version === version)).map((day) => pointOf(day, version)) }));
  return [...(newest.length === 0 ? [] : [{ ...base, id: 'installs-on-latest' as const, dimensions, points: newest }]), ...byVersion.filter(({ points }) => points.length > 0)];
}

function pointOf(day: PatchDay, version: string): MeasurePoint {
  const installs = installsOf(day, version);
  return day.installs === undefined || installs === undefined ? { at: day.date, numerator: 0, suppressed: true } : { at: day.date, numerator: installs, denominator: day.installs };
}
