import { defineCheck } from '../model/check.ts';
import type { PatchVersion } from '../model/evidence/patch-adoption.ts';
import type { Finding } from '../model/finding.ts';
import type { Measure } from '../model/measure.ts';
import { ours, quote, say, type Text } from '../model/text.ts';
import { installationsThatCame } from './adoption/days-that-came.ts';
import { installationTables, type InstallationTable } from './adoption/joined-tables.ts';
import { reachOf, type Reach } from './adoption/version-reach.ts';

const releasesMax = 50;

/** A release not yet on half of all installations counts as timed too: that it took longer is known. */
export const patchReachIsTimed = defineCheck({
  id: 'patch-reach-is-timed',
  title: 'The days that a release needs to reach half and 90 % of installations are known',
  failTitle: 'How many days a release takes to reach installations is not known',
  why: 'How long customers stay exposed after a fix is out is the figure that better updating has to bring down.',
  fix: 'Give the date of release of each version, and count installations at least weekly after each release.',
  references: ['Pledge G4', 'Pledge G4-M1'],
  needs: ['patch-adoption'],
  run: (evidence, { assessedAt }) => {
    const came = installationsThatCame(evidence['patch-adoption'], assessedAt);
    const tables = installationTables(came.tables);
    if (tables.length === 0 && came.findings.length > 0) return { findings: came.findings };
    if (tables.length === 0) return { findings: [{ outcome: 'unknown', subject: 'customers', pointers: [], message: ours('The tables speak of the maker’s own installations and do not count here; those of customers are expected.') }] };
    const judged = tables.flatMap(judgeTable);
    const byRelease = judged.flatMap(({ measures }) => measures);
    return { findings: [...judged.map(({ finding }) => finding), ...came.findings], measures: [...(tables.length > 1 ? [] : overReleases(byRelease)), ...byRelease] };
  },
});

/** The same days as one series over all releases, each at the day on which it got there; of two on one day the newer release counts. */
function overReleases(byRelease: readonly Measure[]): readonly Measure[] {
  return (['days-to-half', 'days-to-ninety'] as const).flatMap((id): readonly Measure[] => {
    const own = byRelease.filter((measure) => measure.id === id);
    const [first] = own;
    if (first === undefined) return [];
    const points = new Map(own.flatMap((measure) => measure.points.map((point) => [point.at, point] as const)));
    return [{ ...first, dimensions: {}, points: [...points.values()].toSorted((one, other) => (one.at < other.at ? -1 : 1)) }];
  });
}

interface Judged {
  readonly finding: Finding;
  readonly measures: readonly Measure[];
}

function judgeTable(table: InstallationTable): readonly Judged[] {
  const { facts, name, pointers } = table;
  const released = facts.versions.filter(({ releasedAt }) => releasedAt !== undefined).slice(-releasesMax);
  if (released.length === 0) return [{ finding: { outcome: 'fail', subject: name.replace('installations', 'releases'), pointers, message: ours('The table gives no date of release, so no release can be timed; a date for each version is expected in released.') }, measures: [] }];
  const all = released.flatMap((version) => judgeRelease(table, version));
  // Of a release older than the table only a bound is known: it says nothing where another release was timed.
  const timed = all.filter(({ finding }) => finding.outcome !== 'unknown');
  const judged = timed.length > 0 ? timed : all;
  return judged.length > 0 ? judged : [{ finding: { outcome: 'unknown', subject: name.replace('installations', 'releases'), pointers, message: ours('No day was counted after a release, so no release can be timed.') }, measures: [] }];
}

function judgeRelease({ facts, pointers, sources, dimensions }: InstallationTable, version: PatchVersion): readonly Judged[] {
  const half = reachOf(facts, version, 0.5);
  const ninety = reachOf(facts, version, 0.9);
  if (half === undefined || ninety === undefined) return [];
  const base = { subject: ['release', version.version, ...Object.values(dimensions)].join(' '), pointers };
  const words = say`${quote(version.version)} ${reachWords(half, 'half of all installations')}, and ${reachWords(ninety, '90 % of them')}`;
  const measures = [...measureOf('days-to-half', half, version, dimensions, sources), ...measureOf('days-to-ninety', ninety, version, dimensions, sources)];
  return [{ finding: { ...base, outcome: isKnown(half) ? 'pass' : 'unknown', message: say`Version ${words}.` }, measures }];
}

function isKnown(reach: Reach): boolean {
  return reach.state === 'not-reached' || (reach.state === 'reached' && !reach.isFirstCount);
}

function reachWords(reach: Reach, what: string): Text {
  if (reach.state === 'withheld') return say`was not seen to reach ${ours(what)}, since the counts of ${quote(reach.on)} are withheld`;
  if (reach.state === 'not-reached') return say`did not reach ${ours(what)} by ${quote(reach.by)}`;
  return say`reached ${ours(what)} within ${reach.days} ${ours(reach.days === 1 ? 'day' : 'days')}${ours(reach.isFirstCount ? ' or sooner, since the table begins only then' : '')}`;
}

function measureOf(id: 'days-to-half' | 'days-to-ninety', reach: Reach, { version, releasedAt }: PatchVersion, dimensions: Readonly<Record<string, string>>, sources: Measure['sources']): readonly Measure[] {
  if (reach.state !== 'reached' || reach.isFirstCount) return [];
  return [{ id, population: 'customers', dimensions: { version, ...dimensions }, points: [{ at: reach.on, ...(releasedAt === undefined ? {} : { from: releasedAt }), numerator: reach.days }], sources }];
}
