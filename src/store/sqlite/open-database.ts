import { closeSync, existsSync, openSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { constants, DatabaseSync, type DatabaseSyncOptions } from 'node:sqlite';

/** What one statement may ask of SQLite; above it is no query of ours. */
const limits = { attach: 0, length: 256 * 1024 * 1024, sqlLength: 4 * 1024 * 1024, exprDepth: 500, functionArg: 100, triggerDepth: 0 } as const;
const common: DatabaseSyncOptions = { enableForeignKeyConstraints: true, enableDoubleQuotedStringLiterals: false, allowExtension: false, defensive: true, limits };

/** What a query may do once the schema is made. Everything else, ATTACH and PRAGMA first of all, is refused by SQLite itself. */
const allowed = new Set([
  constants.SQLITE_SELECT, constants.SQLITE_READ, constants.SQLITE_INSERT, constants.SQLITE_UPDATE, constants.SQLITE_DELETE,
  constants.SQLITE_TRANSACTION, constants.SQLITE_SAVEPOINT, constants.SQLITE_FUNCTION, constants.SQLITE_RECURSIVE,
]);

/**
 * Opens the connection that writes, with a file for this user only. Every commit waits for the disk.
 * Checkpoints are the store’s own act, so that a failing one is heard of.
 */
export function openWriting(file: string): DatabaseSync {
  // The log and the index beside it take their mode from the file.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file, { ...common, timeout: 5000 });
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma temp_store = memory; pragma wal_autocheckpoint = 0; pragma journal_size_limit = 67108864; pragma cell_size_check = on;');
  return database;
}

/** Opens a connection that only reads. @param isUnchangeable the disk may only be read, and nobody else writes */
export function openReading(file: string, isUnchangeable: boolean): DatabaseSync {
  const address = pathToFileURL(file);
  if (isUnchangeable) address.search = 'immutable=1';
  const database = new DatabaseSync(isUnchangeable ? address : file, { ...common, readOnly: true, timeout: 5000 });
  database.exec('pragma temp_store = memory; pragma cell_size_check = on;');
  return database;
}

/** From now on only queries and changes of rows; what was logged may not be changed. */
export function onlyRows(database: DatabaseSync): void {
  database.setAuthorizer((action, first, second) => {
    if (action === constants.SQLITE_UPDATE && (first === 'audit_entry' || first === 'audit_index')) return constants.SQLITE_DENY;
    if (action === constants.SQLITE_FUNCTION && second === 'load_extension') return constants.SQLITE_DENY;
    if (action === constants.SQLITE_PRAGMA && first === 'wal_checkpoint') return constants.SQLITE_OK;
    return allowed.has(action) ? constants.SQLITE_OK : constants.SQLITE_DENY;
  });
}
