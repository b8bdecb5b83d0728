import { join } from 'node:path';
import { openSqlite } from './sqlite/open-sqlite.ts';
import type { Store } from './store.ts';

export interface StorePlace {
  /** `postgres://…`; without it the embedded database in the data folder. */
  readonly databaseUrl?: string;
  /** Folder of the embedded database, of evidence and of the instance’s secret. */
  readonly dataFolder: string;
}

/** Opens the workspace’s store, making or migrating it first. @throws StoreFailure */
export async function openStore(place: StorePlace, now: () => Date): Promise<Store> {
  return openSqlite(join(place.dataFolder, 'workspace.sqlite'), now);
}
