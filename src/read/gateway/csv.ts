import { CsvError, parse } from 'csv-parse/sync';
import { Unreadable } from '../source.ts';
import { decodeText } from './text.ts';

export interface CsvLimits {
  readonly rowsMax: number;
  readonly cellsPerRowMax: number;
  /** UTF-16 units of one row. */
  readonly rowLengthMax: number;
}

const csvLimits: CsvLimits = { rowsMax: 1_000_000, cellsPerRowMax: 1000, rowLengthMax: 1_048_576 };

export interface CsvTable {
  /** Cells of the first row, without white space around them. */
  readonly header: readonly string[];
  /** The rows below the header, blank ones left out; `row` is the line of the file, from 1, on which the row ends. Rows may have fewer or more cells than the header. */
  readonly rows: Iterable<{ readonly row: number; readonly cells: readonly string[] }>;
}

/**
 * Reads a table (RFC 4180) with a header row. Cells may be apart by comma, semicolon or tab, which is told by the header.
 * UTF-16 is read when a byte-order mark says so, and a first line that names the separator is passed over, as spreadsheets write them.
 * @throws Unreadable with line: a quote that does not close, or a limit passed
 */
export function parseCsv(bytes: Uint8Array, limits: Partial<CsvLimits> = {}): CsvTable {
  const text = decodeText(bytes, { allowUtf16: true });
  const told = separatorLine.exec(text)?.[0].length ?? 0;
  const { records: [first, ...rest] } = csvRecords(text.slice(told), limits);
  if (first === undefined) throw new Unreadable('is empty; a header row is expected');
  return { header: first.cells.map((cell) => cell.trim()), rows: told === 0 ? rest : rest.map(({ row, cells }) => ({ row: row + 1, cells })) };
}

/** What Excel writes and takes as the first line of a table: it names the separator, which the header shows as well. */
const separatorLine = /^sep=[,;\t](?:\r\n|\n|\r)/i;

/** The first line of a table's text that holds its header. */
export function headerLine(text: string): string {
  return text.replace(separatorLine, '').split(/\r\n|\n|\r/, 1)[0] ?? '';
}

/** A record of a table, `row` as in `CsvTable`. */
interface CsvRecord {
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * All records of a table, header or not, and what its cells are apart by.
 * @param hasBlank keeps blank lines too, as records of one empty cell
 * @throws Unreadable as `parseCsv`
 */
export function csvRecords(text: string, limits: Partial<CsvLimits> = {}, hasBlank: boolean = false): { readonly delimiter: string; readonly records: readonly CsvRecord[] } {
  const { rowsMax, cellsPerRowMax, rowLengthMax } = { ...csvLimits, ...limits };
  const delimiter = delimiterOf(text);
  const rows: CsvRecord[] = [];
  try {
    parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: !hasBlank,
      max_record_size: rowLengthMax,
      on_record: (cells: readonly string[], context) => {
        if (cells.length > cellsPerRowMax) throw new Unreadable(`holds more than ${cellsPerRowMax} cells in one row`, { row: context.lines });
        if (rows.length > rowsMax) throw new Unreadable(`holds more than ${rowsMax} rows`, { row: context.lines });
        rows.push({ row: context.lines, cells });
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) throw new Unreadable(`is not CSV (${reasonOf(error)})`, typeof error['lines'] === 'number' ? { row: error['lines'] } : {});
    throw error;
  }
  return { delimiter, records: rows };
}

/** The separator that occurs most in the first line outside quotes. */
function delimiterOf(text: string): string {
  const counts = new Map([[',', 0], [';', 0], ['\t', 0]]);
  let isQuoted = false;
  for (const character of text.slice(0, 65_536)) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && character === '\n') break;
    else if (!isQuoted && counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** What is wrong, without the cell text that the library's own messages repeat. */
function reasonOf(error: CsvError): string {
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quote does not close';
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE':
      return 'a quote stands in the middle of a cell';
    case 'CSV_MAX_RECORD_SIZE':
      return 'a row is too long';
    default:
      return 'its rows cannot be told apart';
  }
}
