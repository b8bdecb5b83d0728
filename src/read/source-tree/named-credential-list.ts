import { quote, say, type Text } from '../../model/text.ts';
import { parseCsv } from '../gateway/csv.ts';
import type { Note } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { isPassword } from './credential-list.ts';

const bytesMax = 5_000_000;

/** The passwords of a list, and what is said of it. A list that cannot be used holds none. */
export interface NamedCredentialList {
  readonly passwords: ReadonlySet<string>;
  readonly note: Note;
}

/**
 * Reads the table that the statement names as the list of known default credentials: CSV whose header names a column for the password.
 * Its values are compared and never told.
 */
export function namedCredentialList(path: string, file: Source | Unreadable): NamedCredentialList {
  const said = (level: Note['level'], message: Text, line?: number): Note => ({ level, rule: 'credential-list', message, place: { member: path, ...(line === undefined ? {} : { line }) } });
  const refused = (message: Text, line?: number): NamedCredentialList => ({ passwords: new Set(), note: said('finding', message, line) });
  try {
    if (file instanceof Unreadable) throw file;
    const { header, rows } = parseCsv(file.bytes(bytesMax), { cellsPerRowMax: 50, rowsMax: 200_000 });
    const column = header.findIndex((name) => /pass/i.test(name));
    if (column === -1) return refused(say`The list of known default credentials ${quote(path)} names no column for the password on its first line; a header such as productvendor,username,password was expected. Nothing was compared with it.`, 1);
    const passwords = new Set<string>();
    let count = 0;
    for (const { row, cells } of rows) {
      const cell = cells[column];
      if (cell === undefined) return refused(say`The list of known default credentials ${quote(path)} has no password on line ${row}, which has ${cells.length} cells; at least ${column + 1} were expected. Nothing was compared with it.`, row);
      count += 1;
      if (isPassword(cell.trim())) passwords.add(cell.trim());
    }
    if (passwords.size === 0) return refused(say`The list of known default credentials ${quote(path)} holds no password in its ${count} rows. Nothing was compared with it.`, 1);
    return { passwords, note: said('information', say`Values in the shipped files were compared with the list of known default credentials ${quote(path)}, which has ${count} rows.`) };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    const line = problem.at.line ?? problem.at.row;
    return refused(say`The list of known default credentials ${quote(path)} could not be read${line === undefined ? say`` : say` at line ${line}`}: it ${quote(problem.reason)}. Nothing was compared with it.`, line);
  }
}
