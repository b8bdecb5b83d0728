import { join } from 'node:path';
import { backupsInFolder } from './backup/backup-folder.ts';
import { writeBackup } from './backup/write-backup.ts';
import { migrations, type Migration } from './migration/migrations.ts';
import { openPostgresql } from './postgresql/open-postgresql.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';
import { StoreFailure } from './store-failure.ts';
import type { StorePlace } from './store-place.ts';
import type { Store } from './store.ts';

export type { StorePlace } from './store-place.ts';

/**
 * Opens the workspace’s store, making or migrating it first. Before a database that holds rows gets a new step, its rows
 * are backed up into `backups` of the data folder.
 * @param steps of the schema; those of this program when left out
 * @throws StoreFailure
 */
export async function openStore(place: StorePlace, now: () => Date, steps: readonly Migration[] = migrations): Promise<Store> {
  const { databaseUrl, ownerDatabaseUrl, dataFolder, access = 'server', onNotDurable, sync, waitMost } = place;
  // Only bytes and counts are compared here; what an audit log must hold is for its own room to say.
  const newChainCheck = (): { take(): void; end(): void } => ({ take: () => {}, end: () => {} });
  const rules = { steps, beforeSteps: async () => void (await writeBackup({ place, begin: backupsInFolder(join(dataFolder, 'backups')), now, newChainCheck, steps })) };
  if (databaseUrl === undefined) return openSqlite({ folder: dataFolder, access, sync, waitMost, ...(onNotDurable === undefined ? {} : { onNotDurable }) }, now, rules);
  if (!/^postgres(ql)?:\/\//u.test(databaseUrl)) throw new StoreFailure('unreachable', 'The database address must begin with postgres://.');
  return openPostgresql(ownerDatabaseUrl === undefined ? { databaseUrl } : { databaseUrl, ownerDatabaseUrl }, now, rules);
}
