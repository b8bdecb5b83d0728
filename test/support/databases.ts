import { openPostgresql } from '../../src/store/postgresql/open-postgresql.ts';
import type { StorePlace } from '../../src/store/store-place.ts';
import { sharedCluster, withoutPostgresql, type TestDatabase } from './postgresql-cluster.ts';

/** A database that tests run on. */
export interface TestedDatabase {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** Why it is left out, or false. */
  readonly skip: string | false;
  /** One without rows: what is added to a data folder. */
  readonly place: () => Promise<Partial<StorePlace>>;
}

export const sqlite: TestedDatabase = { name: 'SQLite', skip: false, place: async () => ({}) };

let withTables: Promise<TestDatabase> | undefined;

/** Making the tables takes longer than most tests: each gets a copy of a database that has them. */
async function databaseWithTables(): Promise<TestDatabase> {
  const database = await (await sharedCluster()).database();
  const store = await openPostgresql(database, () => new Date(0));
  await store.close();
  return database;
}

/** Both, for tests that hold on each. */
export const databases: readonly TestedDatabase[] = [sqlite, {
  name: 'PostgreSQL', skip: withoutPostgresql,
  place: async () => {
    withTables ??= databaseWithTables();
    return (await sharedCluster()).copyOf(await withTables);
  },
}];
