import { headerLine, parseCsv } from './gateway/csv.ts';
import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from './gateway/json-value.ts';
import { parseJson } from './gateway/json.ts';
import type { Head } from './head.ts';
import { Unreadable, type Source } from './source.ts';

const bytesMax = 134_217_728;
const rowsMax = 1_000_000;

/** A row of a flat table: its cells by our names of the columns, `row` as in the source from 1. */
export interface FlatRow<Column extends string> {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

/** Columns by our name, with the names that they may have in a file, in plain form (`plainName`). */
export type FlatColumns<Column extends string> = Readonly<Record<Column, readonly string[]>>;

/** A column's name without regard to case, spaces, underscores and remarks in brackets. */
function plainName(name: string): string {
  return name.replaceAll(/\[[^\]]{0,40}\]/g, '').trim().toLowerCase().replaceAll(/[\s_]+/g, '-');
}

/** Whether a text is a flat table, in CSV, whose header has all the wanted columns. */
export function hasColumns<Column extends string>({ text, json, isJsonArray }: Head, columns: FlatColumns<Column>, wanted: readonly Column[]): boolean {
  if (text === undefined || json !== undefined || isJsonArray) return false;
  const header = new Set(headerLine(text.slice(0, 8192)).split(/[,;\t]/).map((cell) => plainName(cell.trim().replace(/^"|"$/g, ''))));
  return wanted.every((column) => columns[column].some((name) => header.has(name)));
}

/** Rows of CSV with a header. @throws Unreadable with row */
export function* csvRows<Column extends string>(source: Source, columns: FlatColumns<Column>): Generator<FlatRow<Column>> {
  const { header, rows } = parseCsv(source.bytes(bytesMax), { rowsMax, cellsPerRowMax: 500 });
  const names = header.map(plainName);
  const places = (Object.keys(columns) as Column[]).map((column) => [column, names.findIndex((name) => columns[column].includes(name))] as const).filter(([, place]) => place !== -1);
  for (const { row, cells } of rows) {
    const named: Partial<Record<Column, string>> = {};
    for (const [column, place] of places) named[column] = (cells[place] ?? '').trim();
    yield { row, cells: named };
  }
}

/** Rows of a list of flat objects under a key of a JSON document. @throws Unreadable */
export function* jsonRows<Column extends string>(source: Source, key: string, columns: FlatColumns<Column>): Generator<FlatRow<Column>> {
  const document = parseJson(source.bytes(bytesMax), { itemsPerArrayMax: rowsMax });
  const list = isObject(document) ? valueAt(document, key) : undefined;
  if (!isArray(list)) throw new Unreadable(`has no list ${key}`);
  for (const [index, item] of list.entries()) if (isObject(item)) yield { row: index + 1, cells: cellsOf(item, columns) };
}

function cellsOf<Column extends string>(item: JsonObject, columns: FlatColumns<Column>): Partial<Record<Column, string>> {
  const named: Partial<Record<Column, string>> = {};
  for (const [key, value] of Object.entries(item) as [string, JsonValue][]) {
    const column = (Object.keys(columns) as Column[]).find((one) => columns[one].includes(plainName(key)));
    if (column !== undefined && (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')) named[column] = String(value);
  }
  return named;
}

/** The day of a date, or of a time, which is then taken as UTC; undefined for anything else. */
export function dayOf(text: string | undefined): string | undefined {
  const day = (text ?? '').trim().slice(0, 10);
  return /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(day) ? day : undefined;
}
