import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { StoreFailure } from '../store-failure.ts';

/** Result codes of SQLite (https://www.sqlite.org/rescode.html), the lowest byte. */
const codes = { busy: 5, locked: 6, noMemory: 7, readOnly: 8, inputOutput: 10, corrupt: 11, full: 13, cannotOpen: 14, notADatabase: 26 } as const;

/**
 * The store’s own trouble in an error of node:sqlite; undefined when the query itself was wrong.
 * @param file of the database
 */
export function sqliteTrouble(problem: unknown, file: string, during: 'reading' | 'writing'): StoreFailure | undefined {
  if (problem instanceof StoreFailure) return problem;
  if (!(problem instanceof Error) || !('errcode' in problem) || typeof problem.errcode !== 'number') return undefined;
  const fail = (trouble: StoreFailure['trouble'], words: string): StoreFailure => new StoreFailure(trouble, `${words} (SQLite ${String(problem.errcode)})`, { cause: problem });
  switch (problem.errcode % 256) {
    case codes.busy:
    case codes.locked: return fail('overloaded', 'Another process holds the database for too long.');
    case codes.noMemory: return fail('overloaded', 'The memory is full.');
    case codes.readOnly: return fail('read-only', 'The database may only be read.');
    case codes.full: return fail('disk-full', 'No space is left on the disk of the database.');
    case codes.corrupt:
    case codes.notADatabase: return fail('damaged', 'The database is damaged. Restore a backup: assay restore.');
    case codes.cannotOpen: return fail('unreachable', 'The database can’t be opened.');
    case codes.inputOutput:
      if (during === 'reading') return fail('damaged', 'The disk of the database could not be read.');
      return isReadOnly(file) ? fail('read-only', 'The disk of the database may only be read.') : fail('not-durable', 'A change could not be made durable. The server must end and start anew.');
    default: return undefined;
  }
}

/** Whether nothing can be written beside the file, because the disk or the folder may only be read. */
export function isReadOnly(file: string): boolean {
  try {
    accessSync(dirname(file), constants.W_OK);
    return false;
  } catch (problem) {
    return problem instanceof Error && 'code' in problem && (problem.code === 'EROFS' || problem.code === 'EACCES' || problem.code === 'EPERM');
  }
}
