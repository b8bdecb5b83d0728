import type { DatabaseConnection, Dialect, DialectAdapter, Driver, Kysely, QueryCompiler, DatabaseIntrospector } from 'kysely';
import { takingReady } from './query-shapes.ts';

export interface DialectParts {
  readonly adapter: () => DialectAdapter;
  readonly introspector: (database: Kysely<unknown>) => DatabaseIntrospector;
  readonly compiler: () => QueryCompiler;
}

/** Kysely over one given connection; transactions are opened by who holds the connection. */
export function oneConnectionDialect(connection: DatabaseConnection, { adapter, introspector, compiler }: DialectParts): Dialect {
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
  return { createAdapter: adapter, createDriver: () => driver, createIntrospector: introspector, createQueryCompiler: () => takingReady(compiler()) };
}
