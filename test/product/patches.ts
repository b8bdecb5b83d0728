import type { MeasurePoint } from '../../src/model/measure.ts';
import type { VerdictName } from '../../src/model/verdict.ts';
import { daysBefore, type Draft, type Plan } from './draft.ts';

/** Goal 4: exports of installations by version. Two releases and one pre-release; shares are planned day by day. */

const goal = 'pledge/security-patches';
const old = '4.0.0';
const fresh = '4.1.0';
const candidate = '4.2.0-rc.1';
const oldReleasedAt = '2025-11-03';
const freshReleasedAt = '2026-08-10';

interface Day {
  readonly date: string;
  /** Installations by version. */
  readonly counts: ReadonlyMap<string, number>;
  /** Versions whose count may not be shown: under 10, and one more where the total would tell. */
  readonly withheld: readonly string[];
}

/** Days after the release of the newest version, each with the percent of installations that run it. */
function daysOf(draft: Draft, plan: readonly (readonly [afterDays: number, percent: number])[], fewOn?: number): readonly Day[] {
  const { random } = draft;
  return plan.map(([afterDays, percent], index): Day => {
    const date = daysBefore(freshReleasedAt, -afterDays);
    const total = random.between(900, 9000);
    if (index === fewOn) return { date, counts: new Map([[old, total], [fresh, 4]]), withheld: [old, fresh] };
    const onFresh = Math.round((total * percent) / 100);
    const onCandidate = percent === 100 ? 0 : random.pick([0, 12, 25]);
    return { date, counts: new Map([[old, total - onFresh], [fresh, onFresh], [candidate, onCandidate]].filter((pair): pair is [string, number] => typeof pair[1] === 'number' && pair[1] > 0)), withheld: [] };
  });
}

const totalOf = ({ counts }: Day): number => [...counts.values()].reduce((sum, count) => sum + count, 0);

function writeExport(draft: Draft, days: readonly Day[], options: { readonly lostRow?: boolean; readonly population?: string } = {}): void {
  const { random } = draft;
  const population = options.population ?? 'customers';
  const versions = [old, fresh, candidate].filter((version) => days.some(({ counts }) => counts.has(version)));
  const rows = random.shuffled(days.flatMap(({ date, counts }) => [...counts].map(([version, installs]) => ({ date, version, installs }))));
  const releasedAt = (version: string): string => (version === old ? oldReleasedAt : version === fresh ? freshReleasedAt : '');
  if (random.chance(0.5)) {
    const releases = versions.map((version) => ({ version, ...(version === candidate ? {} : { releasedAt: releasedAt(version) }) }));
    draft.writeEvidence('installs.json', `${JSON.stringify({ assay: 'patch-adoption', population, releases, installs: [...rows, ...(options.lostRow === true ? [{ date: 'yesterday', version: fresh, installs: 900 }] : [])] }, null, 1)}\n`);
  } else draft.writeEvidence('installs.csv', `date,version,released,installs,population\n${rows.map(({ date, version, installs }) => `${date},${version},${releasedAt(version)},${installs},${population}\n`).join('')}${options.lostRow === true ? `yesterday,${fresh},${freshReleasedAt},900,${population}\n` : ''}`);
  if (population === 'customers') addTruth(draft, days, versions);
}

function addTruth(draft: Draft, days: readonly Day[], versions: readonly string[]): void {
  const pointOf = (day: Day, version: string): MeasurePoint => (day.withheld.includes(version) ? { at: day.date, numerator: 0, suppressed: true } : { at: day.date, numerator: day.counts.get(version) ?? 0, denominator: totalOf(day) });
  // The newest version is the latest release that was out; a pre-release never is.
  draft.measure('installs-on-latest', days.map((day) => pointOf(day, day.date >= freshReleasedAt ? fresh : old)), {}, 'customers');
  for (const version of versions) draft.measure('installs-by-version', days.filter(({ counts }) => counts.has(version)).map((day) => pointOf(day, version)), { version }, 'customers');
  for (const [id, share] of [['days-to-half', 0.5], ['days-to-ninety', 0.9]] as const) {
    const since = days.filter(({ date }) => date >= freshReleasedAt);
    const day = since.find((one) => one.withheld.length > 0 || ((one.counts.get(fresh) ?? 0) + (one.counts.get(candidate) ?? 0)) / totalOf(one) >= share);
    // Not told: a withheld day may have been the day, and so may any day before the table begins.
    if (day === undefined || day.withheld.length > 0 || (day === days[0] && day.date > freshReleasedAt)) continue;
    const point = { at: day.date, from: freshReleasedAt, numerator: (Date.parse(day.date) - Date.parse(freshReleasedAt)) / 86_400_000 };
    for (const dimensions of [{}, { version: fresh }]) draft.measure(id, [point], dimensions, 'customers');
  }
}

function exported(name: string, plan: Parameters<typeof daysOf>[1], verdict: (draft: Draft) => VerdictName, options: Parameters<typeof writeExport>[2] & { readonly fewOn?: number } = {}): Plan {
  return { name, write: (draft) => { writeExport(draft, daysOf(draft, plan, options.fewOn), options); return verdict(draft); } };
}

export const patchPlans: readonly Plan[] = [
  exported('reaches more', [[0, 8], [7, 30], [14, 55], [28, 81], [42, 93]], (draft) => draft.metByMaker),
  { name: 'nothing counted', write: () => 'unknown' },
  exported('falls back', [[0, 60], [7, 58], [21, 40]], () => 'not-met'),
  exported('one day', [[9, 70]], () => 'unknown'),
  exported('all on the newest', [[0, 50], [10, 100]], (draft) => draft.metByMaker),
  exported('only the maker’s own installations', [[0, 20], [7, 80]], () => 'unknown', { population: 'own-staff' }),
  exported('reaches more, a row is lost', [[0, 20], [7, 52]], () => 'partly-met', { lostRow: true }),
  // Four early installations can't be shown; the two days behind them decide.
  exported('few on the first day', [[0, 0], [7, 30], [14, 62]], (draft) => draft.metByMaker, { fewOn: 0 }),
  exported('table begins late', [[30, 91], [37, 95]], (draft) => draft.metByMaker),
  exported('begins before the release', [[-14, 1], [3, 40], [10, 51]], () => 'not-met'),
  { name: 'claimed without figures', needsStatement: true, write: (draft) => { draft.claim(goal); return 'claimed'; } },
  { name: 'claim that ended', needsStatement: true, write: (draft) => { draft.claim(goal, true); return 'unknown'; } },
  { name: 'two days and the maker’s word on where it began', needsStatement: true, write: (draft) => {
    writeExport(draft, daysOf(draft, [[2, 30], [9, 44]]));
    draft.add('measures', { requirement: goal, measure: 'installs-on-latest', chosenAt: '2026-01-05', baseline: { at: '2026-01-05', numerator: 600, denominator: 1000 }, target: { value: 0.9 } });
    return 'not-met';
  } },
  { name: 'export without a row', needsStatement: true, write: (draft) => {
    draft.unreadable.push(draft.writeEvidence('installs.csv', 'date,version,installs\n'));
    return 'unknown';
  } },
];
