import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type Dialect, type Driver } from 'kysely';
import type { SqliteConnection } from './sqlite-connection.ts';

/** Kysely’s SQLite over one given connection; transactions are opened by who holds the connection. */
export function sqliteDialect(connection: SqliteConnection): Dialect {
  const refuse = async (): Promise<never> => {
    throw new Error('Transactions are opened by the store.');
  };
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    destroy: async () => {},
  };
  return { createAdapter: () => new SqliteAdapter(), createDriver: () => driver, createIntrospector: (database) => new SqliteIntrospector(database), createQueryCompiler: () => new SqliteQueryCompiler() };
}
