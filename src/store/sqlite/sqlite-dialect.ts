import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type Dialect } from 'kysely';
import { oneConnectionDialect } from '../one-connection-dialect.ts';
import { QueryShapes } from '../query-shapes.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

/** Kysely’s SQLite over one given connection. */
export function sqliteDialect(connection: SqliteConnection): Dialect {
  return oneConnectionDialect(connection, { adapter: () => new SqliteAdapter(), introspector: (database) => new SqliteIntrospector(database), compiler: () => new SqliteQueryCompiler() });
}

/** The shapes of queries in SQLite’s words, of all its connections. */
export const sqliteShapes = new QueryShapes(new SqliteQueryCompiler());
