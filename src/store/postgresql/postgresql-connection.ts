import type { ClientBase } from 'pg';
import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type CompiledQuery, type DatabaseConnection, type Dialect, type QueryResult } from 'kysely';
import { oneConnectionDialect } from '../one-connection-dialect.ts';
import { QueryShapes } from '../query-shapes.ts';

/** A Kysely connection over one client of `pg`. */
class PostgresqlConnection implements DatabaseConnection {
  readonly #client: ClientBase;

  constructor(client: ClientBase) {
    this.#client = client;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, rowCount, command } = await this.#client.query(sql, [...parameters]);
    return command === 'SELECT' ? { rows: rows as Row[] } : { rows: rows as Row[], numAffectedRows: BigInt(rowCount ?? 0) };
  }

  // eslint-disable-next-line require-yield
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Rows are paged, not streamed.');
  }
}

/** Kysely’s PostgreSQL over one given client. */
export function postgresqlDialect(client: ClientBase): Dialect {
  return oneConnectionDialect(new PostgresqlConnection(client), { adapter: () => new PostgresAdapter(), introspector: (database) => new PostgresIntrospector(database), compiler: () => new PostgresQueryCompiler() });
}

/** The shapes of queries in PostgreSQL’s words, of all its connections. */
export const postgresqlShapes = new QueryShapes(new PostgresQueryCompiler());
