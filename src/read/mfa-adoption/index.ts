import type { EvidenceKind } from '../../model/evidence.ts';
import type { MfaFactor, MfaPopulation, MfaRole } from '../../model/evidence/mfa-adoption.ts';
import { ours, type Text } from '../../model/text.ts';
import { headerLine, parseCsv } from '../gateway/csv.ts';
import { isObject, objectsAt, stringAt, valueAt, type JsonObject } from '../gateway/json-value.ts';
import { parseJson } from '../gateway/json.ts';
import type { Head } from '../head.ts';
import { notesMax, unreadable, type Note, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { parsePeriod } from './period.ts';
import { seriesOf, type MfaRow } from './series-of.ts';
import { factorOf, isTotal, populationOf, roleOf } from './vocabulary.ts';

const bytesMax = 33_554_432;
const rowsMax = 200_000;
const columns = ['period', 'population', 'role', 'factor', 'accounts', 'active'] as const;
type Column = (typeof columns)[number];

/** Our own table of multi-factor adoption, as CSV or JSON (columns in the readme beside this file). */
export const mfaAdoption: Reader<'mfa-adoption'> = {
  id: 'mfa-adoption',
  title: 'Multi-factor adoption (Assay’s own CSV or JSON)',
  produces: 'mfa-adoption',
  accepts: (head) => isOurCsv(head) || (head.json?.strings.get('assay') === 'mfa-adoption'),
  read: (source) => readRows(source),
};

function isOurCsv({ text, json, isJsonArray }: Head): boolean {
  if (text === undefined || json !== undefined || isJsonArray) return false;
  const header = headerOf(text);
  return ['population', 'factor', 'accounts'].every((name) => header.includes(name));
}

/** The names in the first line of a text, in lower case, when it looks like the header of a table. */
export function headerOf(text: string): readonly string[] {
  return headerLine(text.slice(0, 4096)).split(/[,;\t]/).map((cell) => cell.trim().replace(/^"|"$/g, '').toLowerCase());
}

/** An unreadable table with what is wrong with each of its rows. */
export function withReasons<Kind extends EvidenceKind>(reading: Reading<Kind>, notes: readonly Note[], omitted: number): Reading<Kind> {
  const all = [...reading.notes, ...notes];
  return { ...reading, notes: all.slice(0, notesMax), notesOmitted: omitted + Math.max(0, all.length - notesMax) };
}

/** Why a row or a file was refused, without a word of it: such files hold people. */
export function unreadableTable(error: Unreadable, what: Text): { readonly message: Text; readonly row?: number } {
  const row = error.at.row ?? error.at.line;
  return row === undefined ? { message: what } : { message: what, row };
}

type Cells = Readonly<Partial<Record<Column, string>>>;

function readRows(source: Source): Reading<'mfa-adoption'> {
  const isJson = /^\s*\{/.test(new TextDecoder().decode(source.head.subarray(0, 64)).replace(/^\uFEFF/, ''));
  const format = isJson ? 'assay-mfa-json' : 'assay-mfa-csv';
  try {
    const bytes = source.bytes(bytesMax);
    return toReading(isJson ? jsonRows(bytes) : csvRows(bytes), format);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { message, row } = unreadableTable(error, isJson ? ours('The file is not JSON that can be read; an object with assay and series is expected.') : ours('The file is not a table that can be read; CSV with a header row is expected.'));
    return unreadable('mfa-adoption', format, message, row === undefined ? {} : { row });
  }
}

function* csvRows(bytes: Uint8Array): Generator<{ readonly row: number; readonly cells: Cells }> {
  const { header, rows } = parseCsv(bytes, { rowsMax, cellsPerRowMax: 100 });
  const names = header.map((name) => name.toLowerCase());
  const places = columns.map((column) => [column, names.indexOf(column)] as const).filter(([, place]) => place !== -1);
  for (const { row, cells } of rows) yield { row, cells: Object.fromEntries(places.map(([column, place]) => [column, cells[place] ?? ''])) };
}

function* jsonRows(bytes: Uint8Array): Generator<{ readonly row: number; readonly cells: Cells }> {
  const value = parseJson(bytes, { itemsPerArrayMax: rowsMax });
  if (!isObject(value)) throw new Unreadable('is no object');
  for (const [index, item] of objectsAt(value, 'series').entries()) {
    yield { row: index + 1, cells: Object.fromEntries(columns.flatMap((column) => cellOf(item, column))) };
  }
}

function cellOf(item: JsonObject, column: Column): readonly (readonly [Column, string])[] {
  const number = valueAt(item, column);
  const text = typeof number === 'number' ? String(number) : stringAt(item, column);
  return text === undefined ? [] : [[column, text]];
}

function toReading(table: Iterable<{ readonly row: number; readonly cells: Cells }>, format: string): Reading<'mfa-adoption'> {
  const rows: MfaRow[] = [];
  const notes: Note[] = [];
  let omitted = 0;
  const lost: Partial<MfaRow>[] = [];
  const totalRoles = new Set<number>();
  const totalFactors = new Set<number>();
  const note = (level: Note['level'], rule: string, message: Text, row: number): void => {
    if (notes.length < notesMax) notes.push({ level, rule, message, place: { row } });
    else omitted += 1;
  };
  for (const { row, cells } of table) {
    const population = populationOf(cells.population ?? '');
    const period = parsePeriod(cells.period ?? '');
    const isTotalRole = isTotal(cells.role ?? '');
    const isTotalFactor = isTotal(cells.factor ?? '');
    const role = isTotalRole ? 'not-stated' : roleOf(cells.role ?? '');
    const factor = isTotalFactor ? 'not-stated' : factorOf(cells.factor ?? '');
    const accounts = parseCount(cells.accounts ?? '');
    const active = cells.active === undefined || cells.active.trim() === '' ? undefined : parseCount(cells.active);
    if (role === undefined) note('information', 'role', ours('The role is none that Assay knows; it was counted as other.'), row);
    if (factor === undefined && accounts !== undefined) note('information', 'factor', ours('The factor is none that Assay knows; it was counted as other.'), row);
    const problem = population === undefined ? 'population' : period === undefined ? 'period' : accounts === undefined ? 'accounts' : active === 'withheld' ? undefined : cells.active !== undefined && cells.active.trim() !== '' && active === undefined ? 'active' : undefined;
    if (problem !== undefined || population === undefined || period === undefined || accounts === undefined) {
      lost.push({ ...(population === undefined ? {} : { population }), ...(period === undefined ? {} : period), role: role ?? 'other' });
      note('finding', problem ?? 'row', expected[problem ?? 'accounts'], row);
      continue;
    }
    rows.push(makeRow(row, population, period, role ?? 'other', factor ?? 'other', accounts === 'withheld' ? undefined : accounts, typeof active === 'number' ? active : undefined));
    if (isTotalRole) totalRoles.add(row);
    if (isTotalFactor) totalFactors.add(row);
  }
  if (rows.length === 0) return withReasons(unreadable('mfa-adoption', format, ours('The table holds no row that can be read; at least one with period, population, role, factor and accounts is expected.'), { row: 1 }), notes, omitted);

  const splitRoles = new Set(rows.filter(({ row }) => !totalRoles.has(row)).map(periodKey));
  const splitFactors = new Set(rows.filter(({ row, factor }) => !totalFactors.has(row) && factor !== 'none').map((row) => `${periodKey(row)} ${row.role}`));
  const addsUp = (row: MfaRow): boolean => (totalRoles.has(row.row) && splitRoles.has(periodKey(row))) || (totalFactors.has(row.row) && splitFactors.has(`${periodKey(row)} ${row.role}`));
  const isCut = (series: Pick<MfaRow, 'population' | 'role' | 'at' | 'from'>): boolean =>
    lost.some((row) => (row.population ?? series.population) === series.population && (row.at ?? series.at) === series.at && (row.role ?? series.role) === series.role);
  const parts = rows.filter((row) => !addsUp(row));
  for (const row of rows) if (addsUp(row)) note('information', 'total', ours('The row adds up others that are in the table too; it was not counted, since the sum would give withheld counts away.'), row.row);
  const { facts, problems } = seriesOf(merged(parts), true, isCut);
  for (const { row, problem } of problems) note('finding', problem === 'twice' ? 'row-twice' : 'sum', problem === 'twice' ? ours('The same period, population, role and factor stand in an earlier row; this row was not counted.') : ours('The counts of this period, population and role add up to another number than active; the sum of the counts is used.'), row);
  return { kind: 'mfa-adoption', format, facts, notes, notesOmitted: omitted, ...(lost.length > 0 ? { complete: false } : {}) };
}

const expected: Readonly<Record<'population' | 'period' | 'accounts' | 'active', Text>> = {
  population: ours('The row does not name a population; customers, own-staff or this-instance is expected. It was not counted.'),
  period: ours('The row has no period that can be read; a date, month, quarter or year such as 2026-05 is expected. It was not counted.'),
  accounts: ours('The row has no count that can be read; a whole number without separators such as 1000, or <10 for one that is withheld, is expected in accounts. It was not counted.'),
  active: ours('The row has no total that can be read; a whole number without separators such as 1000 is expected in active. It was not counted.'),
};

/** A count; `withheld` where the source hides a small one; undefined when it is neither. */
export function parseCount(text: string): number | 'withheld' | undefined {
  const value = text.trim().toLowerCase();
  if (/^\d{1,12}$/.test(value)) return Number(value);
  return /^(?:< ?\d{1,3}|\*{1,3}|withheld|suppressed)$/.test(value) ? 'withheld' : undefined;
}

function periodKey({ population, at, from }: MfaRow): string {
  return [population, at, from].join(' ');
}

function makeRow(row: number, population: MfaPopulation, period: { readonly at: string; readonly from?: string }, role: MfaRole, factor: MfaFactor, accounts: number | undefined, active: number | undefined): MfaRow {
  return { row, population, ...period, role, factor, accounts, ...(active === undefined ? {} : { active }) };
}

/** Rows whose role or factor became `other` are one row: their words were not kept, so they can't be told apart. */
function merged(rows: readonly MfaRow[]): readonly MfaRow[] {
  const kept: MfaRow[] = [];
  const byKey = new Map<string, number>();
  for (const row of rows) {
    const key = [row.at, row.from, row.population, row.role, row.factor].join(' ');
    const place = row.factor === 'other' || row.role === 'other' ? byKey.get(key) : undefined;
    const earlier = place === undefined ? undefined : kept[place];
    if (place === undefined || earlier === undefined) {
      byKey.set(key, kept.length);
      kept.push(row);
    } else kept[place] = { ...earlier, accounts: earlier.accounts === undefined || row.accounts === undefined ? undefined : earlier.accounts + row.accounts };
  }
  return kept;
}

