import { parseCsv } from '../gateway/csv.ts';
import { Unreadable } from '../source.ts';

const bytesMax = 5_000_000;
const rowsMin = 10;
const lengthMax = 200;

/** Known default credentials out of a table that was laid into the folder. */
export interface CredentialList {
  readonly passwords: ReadonlySet<string>;
  readonly rows: number;
}

/**
 * Reads a table of known default credentials: a header with columns for a user and a password, beside one for the maker or product, and at least 10 rows.
 * Its values are compared and never told.
 * @returns undefined for every other file
 */
export function credentialListOf(path: string, bytes: Uint8Array, headText: () => string): CredentialList | undefined {
  if (!/\.[ct]sv$/i.test(path) || bytes.length > bytesMax) return undefined;
  const first = headText().slice(0, 400).split('\n', 1)[0] ?? '';
  if (!/user/i.test(first) || !/pass/i.test(first) || !/vendor|product|maker|manufacturer|device|model/i.test(first)) return undefined;
  try {
    const { header, rows } = parseCsv(bytes, { cellsPerRowMax: 50, rowsMax: 200_000 });
    const column = header.findIndex((name) => /pass/i.test(name));
    const passwords = new Set<string>();
    let count = 0;
    for (const { cells } of rows) {
      count += 1;
      const value = cells[column]?.trim() ?? '';
      if (isPassword(value)) passwords.add(value);
    }
    return count < rowsMin ? undefined : { passwords, rows: count };
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** Whether a cell holds a password that can be looked for: blank and `none` say that there is none. */
export function isPassword(cell: string): boolean {
  return cell.length > 1 && cell.length <= lengthMax && !/^<?(?:blank|none|n\/a)>?$/i.test(cell);
}

/** Whether a value of this length on a line stands on the list, with nothing of a word around it. */
export function isOnList(list: ReadonlySet<string>, line: string, length: number): boolean {
  for (let at = 0; at + length <= line.length && at < 2_000; at += 1) {
    if (!list.has(line.slice(at, at + length))) continue;
    if (!/[\w-]/.test(line[at - 1] ?? ' ') && !/[\w-]/.test(line[at + length] ?? ' ')) return true;
  }
  return false;
}
