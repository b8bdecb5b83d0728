import { createHash } from 'node:crypto';
import type { ColumnType, TableDefinition } from '../migration/table-definition.ts';
import type { AnyRow } from './all-rows.ts';
import { StoreFailure } from '../store-failure.ts';
import { BackupRefused } from './backup-manifest.ts';
import type { BackupPlace } from './backup-place.ts';

/** Characters of one line at most. */
const lineMost = 256 * 1024 * 1024;

/** Writes rows as lines of JSON, columns in their order. A table without rows gets no file. */
export async function writeTable(place: BackupPlace, file: string, { columns }: TableDefinition, pages: AsyncIterable<readonly AnyRow[]>): Promise<{ readonly rows: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  const names = Object.keys(columns);
  let rows = 0;
  const rest = pages[Symbol.asyncIterator]();
  let next = await rest.next();
  if (next.done !== true) await place.write(file, (async function* () {
    for (; next.done !== true; next = await rest.next()) {
      const page = next.value;
      const lines = Buffer.from(page.map((row) => `${JSON.stringify(Object.fromEntries(names.map((name) => [name, row[name]])))}\n`).join(''));
      hash.update(lines);
      rows += page.length;
      yield lines;
    }
  })());
  return { rows, sha256: hash.digest('hex') };
}

/**
 * Reads the rows back, and compares count and digest at the end.
 * @throws BackupRefused, StoreFailure
 */
export async function* readTable(place: BackupPlace, file: string, { columns }: TableDefinition, expected: { readonly rows: number; readonly sha256: string }): AsyncIterable<AnyRow> {
  const path = `${place.name}/${file}`;
  if (expected.rows === 0) {
    if (await place.has(file)) throw new BackupRefused(`${path} should not be there: the backup’s list of contents says that the table has no rows.`);
    return;
  }
  const hash = createHash('sha256');
  let rows = 0;
  try {
    for await (const line of lines(path, place.read(file), (piece) => hash.update(piece))) {
      rows += 1;
      yield rowOf(line, columns, `${path}, line ${rows}`);
    }
  } catch (problem) {
    if (problem instanceof BackupRefused || problem instanceof StoreFailure) throw problem;
    throw new BackupRefused(`${path} can’t be read.`, { cause: problem });
  }
  if (rows !== expected.rows) throw new BackupRefused(`${path} has ${rows} rows; the backup’s list of contents says ${expected.rows}.`);
  if (hash.digest('hex') !== expected.sha256) throw new BackupRefused(`${path} is not what was backed up: its digest differs.`);
}

async function* lines(path: string, bytes: AsyncIterable<Uint8Array>, seen: (piece: Uint8Array) => void): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  for await (const piece of bytes) {
    seen(piece);
    rest += decoder.decode(piece, { stream: true });
    const parts = rest.split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > lineMost) throw new BackupRefused(`${path} has a line of more than ${lineMost} characters.`);
    yield* parts;
  }
  if (rest !== '' || decoder.decode() !== '') throw new BackupRefused(`${path} ends within a line.`);
}

function rowOf(line: string, columns: Readonly<Record<string, ColumnType>>, place: string): AnyRow {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    throw new BackupRefused(`${place}: this is no JSON.`);
  }
  if (typeof row !== 'object' || row === null || Object.keys(row).join() !== Object.keys(columns).join()) throw new BackupRefused(`${place}: expected are the columns ${Object.keys(columns).join(', ')}.`);
  for (const [name, value] of Object.entries(row)) {
    const type = columns[name] ?? 'text';
    const fits = value === null ? type.endsWith('?') : type.startsWith('text') ? typeof value === 'string' : Number.isSafeInteger(value);
    if (!fits) throw new BackupRefused(`${place}: the column ${name} does not hold ${type.replace('?', ' or null')}.`);
  }
  return row as AnyRow;
}
