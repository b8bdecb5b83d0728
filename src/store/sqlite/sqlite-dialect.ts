import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type Dialect } from 'kysely';
import { oneConnectionDialect } from '../one-connection-dialect.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

/** Kysely’s SQLite over one given connection. */
export function sqliteDialect(connection: SqliteConnection): Dialect {
  return oneConnectionDialect(connection, { adapter: () => new SqliteAdapter(), introspector: (database) => new SqliteIntrospector(database), compiler: () => new SqliteQueryCompiler() });
}
