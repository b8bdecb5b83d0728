import type { ClientBase } from 'pg';
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type CompiledQuery, type DatabaseConnection, type Dialect, type QueryResult } from 'kysely';
import { oneConnectionDialect } from '../one-connection-dialect.ts';
import type { Lender } from '../lend-rows.ts';
import { QueryShapes } from '../query-shapes.ts';
import type { Tables } from '../tables.ts';

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
  return dialectOver(new PostgresqlConnection(client));
}

/** What rows are lent from over one given client. */
export function postgresqlLender(client: ClientBase): Lender {
  const connection = new PostgresqlConnection(client);
  return { connection, tables: new Kysely<Tables>({ dialect: dialectOver(connection) }), shapes };
}

function dialectOver(connection: PostgresqlConnection): Dialect {
  return oneConnectionDialect(connection, { adapter: () => new PostgresAdapter(), introspector: (database) => new PostgresIntrospector(database), compiler: () => new PostgresQueryCompiler() });
}

/** The shapes of queries in PostgreSQL’s words, of all its connections. */
const shapes = new QueryShapes(new PostgresQueryCompiler());
