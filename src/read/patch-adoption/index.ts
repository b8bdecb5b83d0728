import type { PatchAdoption, PatchDay } from '../../model/evidence/patch-adoption.ts';
import { ours, type Text } from '../../model/text.ts';
import { parseDate } from '../../model/time.ts';
import { parseCsv } from '../gateway/csv.ts';
import { isObject, objectsAt, stringAt, valueAt } from '../gateway/json-value.ts';
import { parseJson } from '../gateway/json.ts';
import { headerOf, parseCount, unreadableTable, withReasons } from '../mfa-adoption/index.ts';
import { populationOf } from '../mfa-adoption/vocabulary.ts';
import { withhold } from '../mfa-adoption/withhold.ts';
import { notesMax, unreadable, type Note, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { compareVersions } from '../../model/version-order.ts';
import { parseVersion } from './versions.ts';

const bytesMax = 33_554_432;
const rowsMax = 200_000;

/** Our own table of installations by version and day, as CSV or JSON (columns in the readme beside this file). */
export const patchAdoption: Reader<'patch-adoption'> = {
  id: 'patch-adoption',
  title: 'Installations by version (Assay’s own CSV or JSON)',
  produces: 'patch-adoption',
  accepts: ({ text, json }) => {
    if (json !== undefined) return json.strings.get('assay') === 'patch-adoption';
    const header = text === undefined ? [] : headerOf(text);
    return ['date', 'version', 'installs'].every((name) => header.includes(name));
  },
  read: readTable,
};

interface Row {
  readonly row: number;
  readonly date: string;
  readonly version: string;
  readonly released: string;
  readonly installs: string;
  readonly population: string;
}

function readTable(source: Source): Reading<'patch-adoption'> {
  const isJson = /^\s*\{/.test(new TextDecoder().decode(source.head.subarray(0, 64)).replace(/^\uFEFF/, ''));
  const format = isJson ? 'assay-patch-json' : 'assay-patch-csv';
  try {
    const bytes = source.bytes(bytesMax);
    return toReading(isJson ? jsonRows(bytes) : csvRows(bytes), format);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { message, row } = unreadableTable(error, isJson ? ours('The file is not JSON that can be read; an object with assay, releases and installs is expected.') : ours('The file is not a table that can be read; CSV with a header row is expected.'));
    return unreadable('patch-adoption', format, message, row === undefined ? {} : { row });
  }
}

function* csvRows(bytes: Uint8Array): Generator<Row> {
  const { header, rows } = parseCsv(bytes, { rowsMax, cellsPerRowMax: 100 });
  const names = header.map((name) => name.toLowerCase());
  const [date, version, released, installs, population] = ['date', 'version', 'released', 'installs', 'population'].map((name) => names.indexOf(name));
  const cell = (cells: readonly string[], place = -1): string => (place === -1 ? '' : (cells[place] ?? '').trim());
  for (const { row, cells } of rows) {
    yield { row, date: cell(cells, date), version: cell(cells, version), released: cell(cells, released), installs: cell(cells, installs), population: cell(cells, population) };
  }
}

function* jsonRows(bytes: Uint8Array): Generator<Row> {
  const value = parseJson(bytes, { itemsPerArrayMax: rowsMax });
  if (!isObject(value)) throw new Unreadable('is no object');
  const population = stringAt(value, 'population') ?? '';
  for (const release of objectsAt(value, 'releases')) {
    yield { row: 0, date: '', version: stringAt(release, 'version') ?? '', released: stringAt(release, 'releasedAt') ?? '', installs: '', population };
  }
  for (const [index, item] of objectsAt(value, 'installs').entries()) {
    const installs = valueAt(item, 'installs');
    yield { row: index + 1, date: stringAt(item, 'date') ?? '', version: stringAt(item, 'version') ?? '', released: '', installs: typeof installs === 'number' ? String(installs) : (stringAt(item, 'installs') ?? ''), population };
  }
}

function toReading(table: Iterable<Row>, format: string): Reading<'patch-adoption'> {
  const notes: Note[] = [];
  let omitted = 0;
  const note = (rule: keyof typeof expected, row: number): void => {
    if (notes.length < notesMax) notes.push({ level: 'finding', rule, message: expected[rule], place: { row: Math.max(1, row) } });
    else omitted += 1;
  };
  const releases = new Map<string, string | undefined>();
  const days = new Map<string, Map<string, number | undefined>>();
  const lost = new Set<string>();
  const counted: { readonly row: number; readonly date: string; readonly version: string }[] = [];
  let population: PatchAdoption['population'] | undefined;
  for (const { row, ...cells } of table) {
    const version = parseVersion(cells.version);
    const released = parseDate(cells.released) === undefined ? undefined : cells.released;
    if (version === undefined) {
      note('version', row);
      if (parseDate(cells.date) !== undefined) lost.add(cells.date);
      continue;
    }
    if (cells.released !== '' && released === undefined) note('released', row);
    if (released !== undefined && (releases.get(version) ?? released) !== released) note('released-twice', row);
    releases.set(version, releases.get(version) ?? released);
    if (cells.date === '' && cells.installs === '') continue;
    const stated = cells.population === '' ? 'customers' : populationOf(cells.population);
    const installs = parseCount(cells.installs);
    const problem = parseDate(cells.date) === undefined ? 'date' : installs === undefined ? 'installs' : stated === undefined || (population !== undefined && population !== stated) ? 'population' : days.get(cells.date)?.has(version) === true ? 'row-twice' : undefined;
    if (problem !== undefined) {
      note(problem, row);
      if (problem === 'installs') lost.add(cells.date);
      continue;
    }
    population ??= stated;
    const day = days.get(cells.date) ?? new Map<string, number | undefined>();
    days.set(cells.date, day);
    day.set(version, installs === 'withheld' ? undefined : installs);
    if (installs !== 0) counted.push({ row, date: cells.date, version });
  }
  if (days.size === 0) return withReasons(unreadable('patch-adoption', format, ours('The table holds no row that can be read; at least one with date, version and installs is expected.'), { row: 1 }), notes, omitted);
  for (const { row, date, version } of counted) if (date < (releases.get(version) ?? date)) note('before-release', row);
  const versions = [...releases.keys()].sort(compareVersions);
  const unordered = versions.find((version) => !/^\d/.test(version));
  if (unordered !== undefined) note('version-order', counted.find(({ version }) => version === unordered)?.row ?? 1);
  const facts: PatchAdoption = {
    population: population ?? 'customers',
    versions: versions.map((version) => {
      const releasedAt = releases.get(version);
      return releasedAt === undefined ? { version } : { version, releasedAt };
    }),
    days: [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, day]) => dayOf(date, day, versions, lost.has(date))),
  };
  return { kind: 'patch-adoption', format, facts, notes, notesOmitted: omitted, ...(notes.length > 0 ? { complete: false } : {}) };
}

const expected = {
  version: ours('The row has no version that can be read; letters, digits, dots and hyphens with at least one digit are expected. It was not counted.'),
  date: ours('The row has no date that can be read; a date such as 2026-05-31 is expected. It was not counted.'),
  installs: ours('The row has no count that can be read; a whole number without separators such as 1000, or <10 for one that is withheld, is expected in installs. It was not counted.'),
  'before-release': ours('The version has installations on a day before its date of release; on such a day it does not count as the newest.'),
  'version-order': ours('The version does not begin with a number, so its place among the others cannot be told for certain, nor when they reached a share of installations; numbers such as 1.4.2 are expected.'),
  released: ours('The row has no date of release that can be read; a date such as 2026-05-31, or nothing, is expected in released.'),
  'released-twice': ours('The row gives another date of release for the same version than an earlier row; the first one is used.'),
  population: ours('The row names another population than the rows before, or none that is known; one of customers, own-staff and this-instance for the whole file is expected. It was not counted.'),
  'row-twice': ours('The same date and version stand in an earlier row; this row was not counted.'),
} as const satisfies Record<string, Text>;

/** One day, oldest version first: that is also the order in which a larger count is withheld beside a small one. */
function dayOf(date: string, counts: ReadonlyMap<string, number | undefined>, versions: readonly string[], isCut: boolean): PatchDay {
  const known = versions.filter((version) => counts.has(version));
  const result = withhold(known.map((version) => counts.get(version)));
  return {
    date,
    ...(result.total === undefined || isCut ? {} : { installs: result.total }),
    counts: known.map((version, index) => {
      const installs = result.counts[index];
      return installs === undefined ? { version } : { version, installs };
    }),
  };
}
