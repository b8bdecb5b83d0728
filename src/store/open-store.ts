import { join } from 'node:path';
import { openPostgresql } from './postgresql/open-postgresql.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';
import { StoreFailure } from './store-failure.ts';
import type { Store } from './store.ts';

export interface StorePlace {
  /** `postgres://…`, with a role that is neither a superuser nor exempt from row-level security; without it the embedded database in the data folder. */
  readonly databaseUrl?: string;
  /** The same database with the role that owns the tables; needed only where the server’s own role may not make any. */
  readonly ownerDatabaseUrl?: string;
  /** Folder of the embedded database, of evidence and of the instance’s secret. */
  readonly dataFolder: string;
}

/** Opens the workspace’s store, making or migrating it first. @throws StoreFailure */
export async function openStore({ databaseUrl, ownerDatabaseUrl, dataFolder }: StorePlace, now: () => Date): Promise<Store> {
  if (databaseUrl === undefined) return openSqlite(join(dataFolder, 'workspace.sqlite'), now);
  if (!/^postgres(ql)?:\/\//u.test(databaseUrl)) throw new StoreFailure('unreachable', 'The database address must begin with postgres://.');
  return openPostgresql(ownerDatabaseUrl === undefined ? { databaseUrl } : { databaseUrl, ownerDatabaseUrl }, now);
}
