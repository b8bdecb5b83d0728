import type { Pointer } from '../../model/artifact.ts';
import type { PatchAdoption, PatchVersion } from '../../model/evidence/patch-adoption.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Measure } from '../../model/measure.ts';
import { compareVersions } from '../../model/version-order.ts';
import { pointerTo } from '../document/artifact-pointer.ts';

const pointersMax = 20;

/** Installations of customers by version and day, out of one file or several. */
export interface InstallationTable {
  readonly facts: PatchAdoption;
  /** Stable between runs: `installations installs.csv`. */
  readonly name: string;
  readonly pointers: readonly Pointer[];
  readonly sources: Measure['sources'];
  /** Keeps the measures of several tables apart; empty for the only one. */
  readonly dimensions: Measure['dimensions'];
}

/**
 * The tables that count customers' installations. A file for each month, none with a day of another, is one table in
 * pieces; files that count the same day twice are of different things and stay apart.
 */
export function installationTables(evidence: readonly Evidence<'patch-adoption'>[]): readonly InstallationTable[] {
  const counted = evidence.filter(({ facts }) => facts.population === 'customers');
  const days = counted.flatMap(({ facts }) => facts.days);
  const [first] = counted;
  if (first === undefined) return [];
  if (counted.length > 1 && new Set(days.map(({ date }) => date)).size === days.length) {
    const facts: PatchAdoption = { population: 'customers', versions: joinedVersions(counted), days: days.toSorted((one, other) => (one.date < other.date ? -1 : 1)) };
    return [{ facts, name: 'installations of all tables', pointers: counted.slice(0, pointersMax).map(({ artifact }) => pointerTo(artifact)), sources: counted.map(({ artifact }) => artifact.digest).toSorted(), dimensions: {} }];
  }
  return counted.map(({ artifact, facts }) => ({ facts, name: `installations ${artifact.path}`, pointers: [pointerTo(artifact)], sources: [artifact.digest], dimensions: counted.length > 1 ? { table: artifact.path } : {} }));
}

/** Each version once, ascending, with the earliest of the days that are stated for its release. */
function joinedVersions(tables: readonly Evidence<'patch-adoption'>[]): readonly PatchVersion[] {
  const releases = new Map<string, string | undefined>();
  for (const { version, releasedAt } of tables.flatMap(({ facts }) => facts.versions)) {
    const before = releases.get(version);
    releases.set(version, before === undefined || (releasedAt !== undefined && releasedAt < before) ? releasedAt : before);
  }
  return [...releases].toSorted(([one], [other]) => compareVersions(one, other)).map(([version, releasedAt]) => (releasedAt === undefined ? { version } : { version, releasedAt }));
}
