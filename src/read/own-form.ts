import { headerLine, parseCsv } from './gateway/csv.ts';
import { isObject, objectAt, objectsAt, type JsonObject, type JsonValue } from './gateway/json-value.ts';
import { parseJson } from './gateway/json.ts';
import { parseYaml } from './gateway/yaml.ts';
import type { Head } from './head.ts';
import { Unreadable, type Source } from './source.ts';

/**
 * Records that a maker keeps by hand, in a form of ours: a table with a header row, or JSON or YAML with `assay: <name>` and lists.
 * The three say the same; every value is taken as text.
 */
export interface OwnForm {
  readonly encoding: 'csv' | 'json' | 'yaml';
  /** A value of the whole file; empty when there is none, as in every table. */
  readonly top: (name: string) => string;
  readonly rows: readonly OwnRow[];
}

/** One row of a table, or one item of a list. */
export interface OwnRow {
  /** The list that it is of; of a table what stands in the column `record`, or the first list. */
  readonly list: string;
  /** 1-based: line of the table, or position in its list. */
  readonly row: number;
  /** The value of a column or member, without white space around it; empty when there is none. */
  readonly cell: (name: string) => string;
}

const bytesMax = 8_388_608;
/** YAML takes ten times as long as a table of the same length. */
const yamlBytesMax = 1_048_576;
const rowsMax = 100_000;
const beginningLength = 4096;

/**
 * Whether a file is of a form of ours.
 * @param name what stands behind `assay`
 * @param columns by which the header of a table is known
 */
export function isOwnForm({ text, json, isJsonArray }: Head, name: string, columns: readonly string[]): boolean {
  if (text === undefined || isJsonArray) return false;
  if (json !== undefined) return json.strings.get('assay') === name;
  const stated = yamlName(text);
  if (stated !== undefined) return stated === name;
  const header = new Set(headerLine(text.slice(0, beginningLength)).split(/[,;\t]/).map(plain));
  return columns.every((column) => header.has(plain(column)));
}

/** The name behind `assay` where a text begins with it, comments aside. */
function yamlName(text: string): string | undefined {
  const rows = text.slice(0, beginningLength).split(/\r\n|\n|\r/).filter((row) => row.trim() !== '' && !row.startsWith('#') && row.trim() !== '---');
  return /^assay:[ \t]*["']?([a-z-]{1,60})["']?[ \t]*(?:#.*)?$/.exec(rows[0] ?? '')?.[1];
}

/**
 * Reads a file of our form.
 * @param lists names of its lists; the rows of a table without the column `record` are of the first
 * @throws Unreadable with the place
 */
export function readOwnForm(source: Source, lists: readonly [string, ...string[]]): OwnForm {
  const bytes = source.bytes(bytesMax);
  const beginning = new TextDecoder().decode(source.head.subarray(0, beginningLength)).replace(/^\uFEFF/, '');
  if (beginning.trimStart().startsWith('{')) return fromValue('json', parseJson(bytes, { itemsPerArrayMax: rowsMax }), lists);
  if (yamlName(beginning) !== undefined) return fromValue('yaml', parseYaml(bytes, { failsafe: true, bytesMax: yamlBytesMax }), lists);
  const { header, rows } = parseCsv(bytes, { rowsMax, cellsPerRowMax: 100 });
  const places = new Map(header.map((name, index) => [plain(name), index]));
  return {
    encoding: 'csv',
    top: () => '',
    rows: [...rows].map(({ row, cells }): OwnRow => {
      const cell = (name: string): string => (cells[places.get(plain(name)) ?? -1] ?? '').trim();
      return { list: listOf(cell('record'), lists), row, cell };
    }),
  };
}

function listOf(record: string, lists: readonly [string, ...string[]]): string {
  const word = plain(record);
  if (word === '') return lists[0];
  return lists.find((list) => plain(list) === word || plain(list) === `${word}s`) ?? record.slice(0, 100);
}

function fromValue(encoding: 'json' | 'yaml', value: JsonValue, lists: readonly string[]): OwnForm {
  if (!isObject(value)) throw new Unreadable('is no mapping with lists', { line: 1 });
  const rows = lists.flatMap((list) => {
    const single = objectAt(value, list);
    return (single === undefined ? objectsAt(value, list) : [single]).map((item, index): OwnRow => ({ list, row: index + 1, cell: cellsOf(item) }));
  });
  if (rows.length > rowsMax) throw new Unreadable(`holds more than ${rowsMax} items`);
  return { encoding, top: cellsOf(value), rows };
}

/** Members by their plain names; numbers and flags as they are written. */
function cellsOf(object: JsonObject): (name: string) => string {
  const cells = new Map(Object.entries(object).map(([name, value]) => [plain(name), typeof value === 'object' ? '' : String(value).trim()]));
  return (name) => cells.get(plain(name)) ?? '';
}

/** `loosenedBy`, `loosened_by` and `Loosened by` are one name. */
function plain(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

/** Yes and no as people write them; undefined for anything else. */
export function flagOf(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (['yes', 'true', 'y', '1', 'x'].includes(word)) return true;
  return ['no', 'false', 'n', '0'].includes(word) ? false : undefined;
}
