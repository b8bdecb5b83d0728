import type { UsageFigures } from '../../model/evidence/usage-figures.ts';
import { ours, type Text } from '../../model/text.ts';
import { csvRows, hasColumns, jsonRows, type FlatColumns, type FlatRow } from '../flat-rows.ts';
import { parseCount, unreadableTable } from '../mfa-adoption/index.ts';
import { parsePeriod } from '../mfa-adoption/period.ts';
import { populationOf } from '../mfa-adoption/vocabulary.ts';
import { unreadable, type Reader, type Reading } from '../reader.ts';
import { RowNotes } from '../row-notes.ts';
import { Unreadable, type Source } from '../source.ts';
import { usageSeries, type UsageRow } from './series.ts';
import { figureOf, subjectOf } from './vocabulary.ts';

type Column = 'period' | 'population' | 'figure' | 'of' | 'part' | 'whole';

const columns: FlatColumns<Column> = { period: ['period'], population: ['population'], figure: ['figure'], of: ['of'], part: ['part'], whole: ['whole'] };

/** Our own table of what is still used, granted or was moved, as CSV or JSON (columns in the readme beside this file). */
export const usageFiguresReader: Reader<'usage-figures'> = {
  id: 'usage-figures',
  title: 'Figures on use (Assay’s own CSV or JSON)',
  produces: 'usage-figures',
  accepts: (head) => hasColumns(head, columns, ['period', 'figure', 'part']) || head.json?.strings.get('assay') === 'usage-figures',
  read,
};

function read(source: Source): Reading<'usage-figures'> {
  const isJson = /^\s*\{/.test(new TextDecoder().decode(source.head.subarray(0, 64)).replace(/^\uFEFF/, ''));
  const format = isJson ? 'assay-usage-json' : 'assay-usage-csv';
  try {
    return toReading(isJson ? jsonRows(source, 'series', columns) : csvRows(source, columns), format);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { message, row } = unreadableTable(error, isJson ? ours('The file is not JSON that can be read; an object with assay and series is expected.') : ours('The file is not a table that can be read; CSV with a header row is expected.'));
    return unreadable('usage-figures', format, message, row === undefined ? {} : { row });
  }
}

const expected = {
  figure: ours('The row names no figure that is known; legacy-protocol, unused-privileges or moved-off-default-passwords is expected. It was not counted.'),
  period: ours('The row has no period that can be read; a date, month, quarter or year such as 2026-05 is expected. It was not counted.'),
  population: ours('The row names a population that is not known; customers, own-staff or this-instance is expected. It was not counted.'),
  part: ours('The row has no count that can be read; a whole number, or <10 for one that is withheld, is expected in part. It was not counted.'),
  whole: ours('The row has a whole that is no number, or is smaller than its part; a whole number is expected. It was not counted.'),
  'row-twice': ours('The same figure, population, subject and period stand in an earlier row; this row was not counted.'),
} as const satisfies Record<string, Text>;

function toReading(table: Iterable<FlatRow<Column>>, format: string): Reading<'usage-figures'> {
  const notes = new RowNotes();
  const rows: UsageRow[] = [];
  const seen = new Set<string>();
  for (const { row, cells } of table) {
    const made = rowOf(cells);
    if (typeof made === 'string') {
      notes.add(made, expected[made], row);
      continue;
    }
    const key = [made.figure, made.population, made.of ?? '', made.at, made.from ?? ''].join(' ');
    if (seen.has(key)) notes.add('row-twice', expected['row-twice'], row);
    else rows.push(made);
    seen.add(key);
  }
  if (rows.length === 0) return unreadable('usage-figures', format, ours('The table holds no row that can be read; at least one with period, figure and part is expected.'), { row: 1 });
  const facts: UsageFigures = { series: usageSeries(rows) };
  return { kind: 'usage-figures', format, facts, notes: notes.notes, notesOmitted: notes.notesOmitted, ...(notes.hasAny ? { complete: false } : {}) };
}

function rowOf(cells: FlatRow<Column>['cells']): UsageRow | keyof typeof expected {
  const figure = figureOf(cells.figure ?? '');
  if (figure === undefined) return 'figure';
  const period = parsePeriod(cells.period ?? '');
  if (period === undefined) return 'period';
  const population = (cells.population ?? '') === '' ? 'customers' : populationOf(cells.population ?? '');
  if (population === undefined) return 'population';
  const part = parseCount(cells.part ?? '');
  if (part === undefined) return 'part';
  const whole = (cells.whole ?? '') === '' ? 'withheld' : parseCount(cells.whole ?? '');
  if (whole === undefined || (typeof whole === 'number' && typeof part === 'number' && whole < part)) return 'whole';
  const word = cells.of ?? '';
  const of = word === '' ? {} : { of: subjectOf(word) ?? ('other' as const) };
  return { figure, population, ...of, ...period, part: part === 'withheld' ? undefined : part, whole: whole === 'withheld' ? undefined : whole };
}
